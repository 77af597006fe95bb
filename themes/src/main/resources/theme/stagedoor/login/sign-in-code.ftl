<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<#if section = "header">${msg('signInCodeTitle')}
<#elseif section = "form">
  <p id="sd-sign-in-code">${msg('signInCodeText', address!'', minutes)}</p>
  <form class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="code" label=msg('signInCodeLabel') autocomplete="one-time-code" inputmode="numeric" class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doLogIn" id="kc-login"/>
  </form>
  <form class="sd-form--plain" action="${url.loginAction}" method="post">
    <@buttons.submit label="signInCodeAgain" id="sd-code-again" name="again" value="true" type="secondary"/>
  </form>
  <#if passwordInstead??>
  <form class="sd-form--plain" action="${url.loginAction}" method="post">
    <@buttons.submit label="signInCodePassword" id="sd-password-instead" name="authenticationExecution" value=passwordInstead type="link"/>
  </form>
  </#if>
</#if>
</@layout.registrationLayout>
