<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "passkeys.ftl" as passkeys>
<#import "social-providers.ftl" as providers>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username') displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
<#if section = "header">${msg('loginAccountTitle')}
<#elseif section = "form">
  <#if realm.password>
  <form id="kc-form-login" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <#if !usernameHidden??><@field.username value=login.username!'' passkeys=enableWebAuthnConditionalUI?has_content/></#if>
    <#if realm.rememberMe && !usernameHidden??><@field.checkbox name="rememberMe" label=msg('rememberMe') checked=login.rememberMe??/></#if>
    <@buttons.submit label="doContinue" id="kc-login" name="login"/>
  </form>
  </#if>
  <@passkeys.conditionalUIData/>
<#elseif section = "socialProviders">
  <#if realm.password && social?? && social.providers?has_content><@providers.show social=social/></#if>
<#elseif section = "info">
  <p id="kc-registration">${msg('noAccount')} <a href="${url.registrationUrl}">${msg('doRegister')}</a></p>
</#if>
</@layout.registrationLayout>
