<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayInfo=(realm.registrationAllowed && !registrationDisabled??); section>
<#if section = "header">${msg('passkey-login-title')}
<#elseif section = "form">
  <p>${msg('webauthn-login-about')}</p>
  <@passkeys.form mediation="conditional"/>
  <@passkeys.list/>
  <#if realm.password && !usernameHidden??>
  <form id="kc-form-login" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="username" label=msg('passkey-autofill-select') value=login.username!'' autofocus=true autocomplete="username webauthn"/>
  </form>
  </#if>
  <button id="authenticateWebAuthnButton" class="sd-button sd-button--primary sd-button--block" type="button" data-webauthn-start>${msg('passkey-doAuthenticate')}</button>
<#elseif section = "info">
  <p id="kc-registration">${msg('noAccount')} <a href="${url.registrationUrl}">${msg('doRegister')}</a></p>
</#if>
</@layout.registrationLayout>
