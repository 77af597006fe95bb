<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
<#if section = "header">${msg('loginResetOtpTitle')}
<#elseif section = "form">
  <form id="kc-otp-reset-form" class="sd-form" action="${url.loginAction}" method="post">
    <fieldset class="sd-fieldset">
      <legend id="kc-otp-reset-form-description">${msg('otp-reset-description')}</legend>
      <div class="sd-choices">
        <#list configuredOtpCredentials.userOtpCredentials as otp>
        <label class="sd-choice" for="kc-otp-credential-${otp?index}">
          <input type="radio" id="kc-otp-credential-${otp?index}" name="selectedCredentialId" value="${otp.id}"<#if otp.id == (configuredOtpCredentials.selectedCredentialId!'')> checked</#if>>
          <span class="sd-choice__text"><span class="sd-choice__name">${otp.userLabel!msg('otp-display-name')}</span></span>
        </label>
        </#list>
      </div>
    </fieldset>
    <@buttons.submit label="doRemove" id="kc-otp-reset-form-submit"/>
  </form>
</#if>
</@layout.registrationLayout>
