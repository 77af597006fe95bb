<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password'); section>
<#if section = "header">${msg('loginPasswordTitle')}
<#elseif section = "form">
  <form id="kc-form-login" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.password name="password" label=msg('password') autofocus=true/>
    <div class="sd-actions">
      <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
      <#if realm.resetPasswordAllowed><@buttons.link href=url.loginResetCredentialsUrl label="doForgotPassword" type="link"/></#if>
    </div>
  </form>
  <@passkeys.conditionalUIData/>
</#if>
</@layout.registrationLayout>
