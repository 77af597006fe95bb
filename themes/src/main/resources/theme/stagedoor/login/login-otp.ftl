<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
<#if section = "header">${msg('loginOtpTitle')}
<#elseif section = "form">
  <form id="kc-otp-login-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="sd-fieldset">
        <legend class="sd-label">${msg('loginOtpChoose')}</legend>
        <div class="sd-choices">
          <#list otpLogin.userOtpCredentials as otp>
          <label class="sd-choice" for="kc-otp-credential-${otp?index}">
            <input type="radio" id="kc-otp-credential-${otp?index}" name="selectedCredentialId" value="${otp.id}"<#if otp.id == (otpLogin.selectedCredentialId!'')> checked</#if>>
            <span class="sd-choice__text"><span class="sd-choice__name">${otp.userLabel!msg('otp-display-name')}</span></span>
          </label>
          </#list>
        </div>
      </fieldset>
    <#else>
      <input type="hidden" id="selectedCredentialId" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}">
    </#if>
    <@field.input name="otp" label=msg('loginOtpOneTime') fieldName="totp" autocomplete="one-time-code" inputmode="numeric" class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
  </form>
</#if>
</@layout.registrationLayout>
