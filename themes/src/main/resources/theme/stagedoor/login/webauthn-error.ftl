<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('webauthn-error-title')}
<#elseif section = "form">
  <p><#if passkeyModelRefused??>${msg('passkeyModelRefusedWay')}<#else>${msg('webauthn-error-about')}</#if></p>
  <form id="kc-error-credential-form" class="sd-form" action="${url.loginAction}" method="post">
    <input type="hidden" name="authenticationExecution" value="${execution!''}">
    <input type="hidden" name="isSetRetry" value="retry">
    <@buttons.submit label="doTryAgain" id="kc-try-again"/>
  </form>
  <#if isAppInitiatedAction??>
  <form id="kc-webauthn-settings-form" class="sd-form--plain" action="${url.loginAction}" method="post">
    <@buttons.submit label="doCancel" id="cancelWebAuthnAIA" name="cancel-aia" value="true" type="secondary"/>
  </form>
  </#if>
</#if>
</@layout.registrationLayout>
