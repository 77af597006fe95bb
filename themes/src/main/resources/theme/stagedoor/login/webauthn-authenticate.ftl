<#import "template.ftl" as layout>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayInfo=(realm.registrationAllowed && !registrationDisabled??); section>
<#if section = "header">${msg('webauthn-login-title')}
<#elseif section = "form">
  <p>${msg('webauthn-login-about')}</p>
  <@passkeys.form/>
  <@passkeys.list/>
  <button id="authenticateWebAuthnButton" class="sd-button sd-button--primary sd-button--block" type="button" autofocus data-webauthn-start>${msg('webauthn-doAuthenticate')}</button>
<#elseif section = "info">
  <p id="kc-registration">${msg('noAccount')} <a href="${url.registrationUrl}">${msg('doRegister')}</a></p>
</#if>
</@layout.registrationLayout>
