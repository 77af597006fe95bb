<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('webauthn-registration-title')}
<#elseif section = "form">
  <p>${msg('webauthn-registration-about')}</p>
  <form id="register" class="sd-form" action="${url.loginAction}" method="post" data-webauthn="register"
    data-challenge="${challenge}" data-user-id="${userid}" data-username="${username}" data-rp-id="${rpId}" data-rp-name="${rpEntityName}"
    data-algorithms="<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>,</#sep></#list>" data-attestation="${attestationConveyancePreference}"
    data-attachment="${authenticatorAttachment}" data-require-resident-key="${requireResidentKey}" data-resident-key="${residentKey!''}"
    data-user-verification="${userVerificationRequirement}" data-timeout="${createTimeout?c}" data-exclude="${excludeCredentialIds}"
    data-unsupported="${msg('webauthn-unsupported-browser-text')}">
    <#list ['clientDataJSON', 'attestationObject', 'publicKeyCredentialId', 'transports', 'authenticatorAttachment', 'error'] as name><input type="hidden" name="${name}"></#list>
    <@field.input name="authenticatorLabel" label=msg('webauthn-registration-init-label-prompt') value=msg('webauthn-registration-init-label') hint=msg('webauthn-registration-label-hint')/>
    <@passwordCommons.logoutOtherSessions/>
    <div class="sd-actions">
      <button id="registerWebAuthn" class="sd-button sd-button--primary sd-button--block" type="submit" data-webauthn-start>${msg('doRegisterSecurityKey')}</button>
    </div>
  </form>
  <#if !isSetRetry?has_content && isAppInitiatedAction?has_content>
  <form id="kc-webauthn-settings-form" class="sd-form--plain" action="${url.loginAction}" method="post">
    <@buttons.submit label="doCancel" id="cancelWebAuthnAIA" name="cancel-aia" value="true" type="secondary"/>
  </form>
  </#if>
  <@layout.module "webauthn"/>
</#if>
</@layout.registrationLayout>
