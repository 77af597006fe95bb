<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout wide=true; section>
<#if section = "header">${msg('recovery-code-config-header')}
<#elseif section = "form">
  <@layout.notice type="warning"><strong>${msg('recovery-code-config-warning-title')}</strong> ${msg('recovery-code-config-warning-message')}</@layout.notice>
  <ol class="sd-codes" id="kc-recovery-codes-list" data-header="${msg('recovery-codes-download-file-header')}" data-about="${msg('recovery-codes-download-file-description')}" data-date="${msg('recovery-codes-download-file-date')}" data-copied="${msg('recovery-codes-copied')}">
    <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code><li>${code[0..3]}-${code[4..7]}-${code[8..]}</li></#list>
  </ol>
  <div class="sd-actions--row sd-no-print">
    <@tool id="copyRecoveryCodes" icon="copy" label="recovery-codes-copy"/>
    <@tool id="downloadRecoveryCodes" icon="download" label="recovery-codes-download"/>
    <@tool id="printRecoveryCodes" icon="print" label="recovery-codes-print"/>
    <span class="sd-visually-hidden" id="recovery-codes-status" role="status"></span>
  </div>
  <form id="kc-recovery-codes-settings-form" class="sd-form" action="${url.loginAction}" method="post">
    <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
    <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
    <input type="hidden" id="userLabel" name="userLabel" value="${msg('recovery-codes-label-default')}">
    <@field.checkbox name="kcRecoveryCodesConfirmationCheck" label=msg('recovery-codes-confirmation-message')/>
    <@passwordCommons.logoutOtherSessions/>
    <@buttons.submitOrCancel label="recovery-codes-action-complete" id="saveRecoveryAuthnCodesBtn"/>
  </form>
  <@layout.module "recovery-codes"/>
</#if>
</@layout.registrationLayout>

<#macro tool id icon label>
<button class="sd-button sd-button--link" id="${id}" type="button"><span class="sd-icon sd-icon-${icon}" aria-hidden="true"></span>${msg(label)}</button>
</#macro>
