<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout wide=true displayMessage=!messagesPerField.existsError('totp','userLabel'); section>
<#if section = "header">${msg('loginTotpTitle')}
<#elseif section = "form">
  <form id="kc-totp-settings-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <ol class="sd-steps" id="kc-totp-settings">
      <li>
        <p>${msg('loginTotpStep1')}</p>
        <p class="sd-hint" id="kc-totp-supported-apps"><#list totp.supportedApplications as app>${msg(app)}<#sep>, </#sep></#list></p>
      </li>
      <li><@secret/></li>
      <li>
        <p>${msg('loginTotpStep3')}</p>
        <@field.input name="totp" label=msg('authenticatorCode') autocomplete="one-time-code" inputmode="numeric" class="sd-input--code" autofocus=true/>
      </li>
      <li><@field.input name="userLabel" label=msg('loginTotpDeviceName') required=(totp.otpCredentials?size gte 1) hint=msg('loginTotpStep3DeviceName')/></li>
    </ol>
    <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
    <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
    <@passwordCommons.logoutOtherSessions/>
    <@buttons.submitOrCancel label="doFinishSetup" id="saveTOTPBtn"/>
  </form>
</#if>
</@layout.registrationLayout>

<#macro secret>
<#if mode?? && mode = "manual">
  <p>${msg('loginTotpManualStep2')}</p>
  <p class="sd-secret" id="kc-totp-secret-key">${totp.totpSecretEncoded}</p>
  <p class="sd-hint">${msg('loginTotpManualStep3')}</p>
  <dl class="sd-facts">
    <dt>${msg('loginTotpType')}</dt><dd id="kc-totp-type">${msg('loginTotp.' + totp.policy.type)}</dd>
    <dt>${msg('loginTotpAlgorithm')}</dt><dd id="kc-totp-algorithm">${totp.policy.getAlgorithmKey()}</dd>
    <dt>${msg('loginTotpDigits')}</dt><dd id="kc-totp-digits">${totp.policy.digits}</dd>
    <#if totp.policy.type = "totp"><dt>${msg('loginTotpInterval')}</dt><dd id="kc-totp-period">${totp.policy.period}</dd>
    <#else><dt>${msg('loginTotpCounter')}</dt><dd id="kc-totp-counter">${totp.policy.initialCounter}</dd></#if>
  </dl>
  <a href="${totp.qrUrl}" id="mode-barcode">${msg('loginTotpScanBarcode')}</a>
<#else>
  <p>${msg('loginTotpStep2')}</p>
  <img class="sd-qr" id="kc-totp-secret-qr-code" width="200" height="200" src="data:image/png;base64, ${appQr!totp.totpSecretQrCode}" alt="${msg('loginTotpQrAlt')}">
  <a href="${totp.manualUrl}" id="mode-manual">${msg('loginTotpUnableToScan')}</a>
</#if>
</#macro>
