<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('emailVerifyTitle')}
<#elseif section = "form">
  <p>${msg((verifyEmail??)?then('emailVerifyInstruction1', 'emailVerifyInstruction4'), verifyEmail!(user.email)!'')}</p>
  <#if isAppInitiatedAction??>
  <form id="kc-verify-email-form" class="sd-form" action="${url.loginAction}" method="post">
    <@buttons.submitOrCancel label=(verifyEmail??)?then('emailVerifyResend', 'emailVerifySend')/>
  </form>
  <#else>
  <p class="sd-soft">${msg('emailVerifyInstruction2')}</p>
  <@buttons.link href=url.loginAction label="emailVerifyResend"/>
  </#if>
</#if>
</@layout.registrationLayout>
