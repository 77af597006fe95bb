<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username'); section>
<#if section = "header">${msg('emailForgotTitle')}
<#elseif section = "form">
  <p>${msg(realm.duplicateEmailsAllowed?then('emailInstructionUsername', 'emailInstruction'))}</p>
  <form id="kc-reset-password-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.username value=auth.attemptedUsername!''/>
    <div class="sd-actions">
      <@buttons.submit label="doSendResetLink" id="kc-submit"/>
      <@buttons.link href=url.loginUrl label="backToLogin" type="link"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
