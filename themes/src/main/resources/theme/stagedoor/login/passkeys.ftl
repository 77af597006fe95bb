<#import "template.ftl" as layout>
<#-- The hidden fields that a passkey's answer travels in. -->
<#macro answerFields>
<#list ['clientDataJSON', 'authenticatorData', 'signature', 'credentialId', 'userHandle', 'error'] as field><input type="hidden" name="${field}"></#list>
</#macro>

<#macro form mediation="">
<form id="webauth" class="sd-form--plain" hidden action="${url.loginAction}" method="post" data-webauthn="authenticate"
  data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification}" data-timeout="${createTimeout?c}"
  data-identified="${isUserIdentified}" data-mediation="${mediation}" data-attachment="${authenticatorAttachment!''}"
  data-unsupported="${msg('webauthn-unsupported-browser-text')}">
  <@answerFields/>
</form>
<#if authenticators??>
<form id="authn_select" class="sd-form--plain" hidden>
  <#list authenticators.authenticators as authenticator><input type="hidden" name="authn_use_chk" value="${authenticator.credentialId}"></#list>
</form>
</#if>
<@layout.module "webauthn"/>
</#macro>

<#-- On the e-mail and password pages: passkeys among the field's suggestions, and a button. -->
<#macro conditionalUIData>
<#if enableWebAuthnConditionalUI?has_content>
<@form mediation=mediation!'conditional'/>
<div class="sd-divider">${msg('stagedoorOr')}</div>
<button id="authenticateWebAuthnButton" class="sd-button sd-button--secondary sd-button--block" type="button" data-webauthn-start><span class="sd-icon sd-icon-passkey" aria-hidden="true"></span>${msg('webauthn-doAuthenticate')}</button>
</#if>
</#macro>

<#macro list>
<#if authenticators?? && shouldDisplayAuthenticators?? && shouldDisplayAuthenticators>
<h2>${msg('webauthn-available-authenticators')}</h2>
<ul class="sd-choices">
  <#list authenticators.authenticators as authenticator>
  <li class="sd-choice" id="kc-webauthn-authenticator-item-${authenticator?index}">
    <span class="sd-icon ${properties[authenticator.transports.iconClass]!properties.kcWebAuthnDefaultIcon}" aria-hidden="true"></span>
    <span class="sd-choice__text">
      <span class="sd-choice__name" id="kc-webauthn-authenticator-label-${authenticator?index}">${authenticator.label}</span>
      <span class="sd-choice__about"><#if authenticator.transports.displayNameProperties?has_content><#list authenticator.transports.displayNameProperties as transport>${msg(transport)}<#sep>, </#sep></#list> · </#if>${msg('webauthn-createdAt-label')} ${authenticator.createdAt}</span>
    </span>
  </li>
  </#list>
</ul>
</#if>
</#macro>
