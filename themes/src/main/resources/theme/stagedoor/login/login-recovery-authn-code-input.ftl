<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('recoveryCodeInput'); section>
<#if section = "header">${msg('auth-recovery-code-header')}
<#elseif section = "form">
  <form id="kc-recovery-code-login-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="recoveryCodeInput" label=msg('auth-recovery-code-prompt', recoveryAuthnCodesInputBean.codeNumber?c) hint=msg('auth-recovery-code-hint') class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
  </form>
</#if>
</@layout.registrationLayout>
