<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('accessPass'); section>
<#if section = "header">${msg('accessPassTitle')}
<#elseif section = "form">
  <form id="sd-access-pass" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="accessPass" label=msg('accessPassLabel') hint=msg('accessPassHint') class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
  </form>
</#if>
</@layout.registrationLayout>
