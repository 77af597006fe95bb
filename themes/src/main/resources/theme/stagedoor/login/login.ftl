<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "passkeys.ftl" as passkeys>
<#import "social-providers.ftl" as providers>
<#assign wrong=messagesPerField.getFirstError('username','password')!''>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password') displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
<#if section = "header">${msg('loginAccountTitle')}
<#elseif section = "form">
  <#if realm.password>
  <form id="kc-form-login" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <#if !usernameHidden??><@field.username value=login.username!'' error=wrong passkeys=enableWebAuthnConditionalUI?has_content/></#if>
    <@field.password name="password" label=msg('password') error=(usernameHidden??)?then(wrong, '') autofocus=usernameHidden??/>
    <#if realm.rememberMe && !usernameHidden??><@field.checkbox name="rememberMe" label=msg('rememberMe') checked=login.rememberMe??/></#if>
    <input type="hidden" id="id-hidden-input" name="credentialId" value="<#if auth.selectedCredential?has_content>${auth.selectedCredential}</#if>">
    <div class="sd-actions">
      <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
      <#if realm.resetPasswordAllowed><@buttons.link href=url.loginResetCredentialsUrl label="doForgotPassword" type="link"/></#if>
    </div>
  </form>
  <#if emailCode??>
  <form class="sd-form--plain" action="${url.loginAction}" method="post">
    <@buttons.submit label="signInCodeSend" id="sd-email-code" name="authenticationExecution" value=emailCode type="secondary"/>
  </form>
  </#if>
  </#if>
  <@passkeys.conditionalUIData/>
<#elseif section = "socialProviders">
  <#if realm.password && social?? && social.providers?has_content><@providers.show social=social/></#if>
<#elseif section = "info">
  <p id="kc-registration">${msg('noAccount')} <a href="${url.registrationUrl}">${msg('doRegister')}</a></p>
</#if>
</@layout.registrationLayout>
