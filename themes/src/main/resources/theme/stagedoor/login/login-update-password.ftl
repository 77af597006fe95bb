<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm'); section>
<#if section = "header">${msg('updatePasswordTitle')}
<#elseif section = "form">
  <@passwordCommons.rules field="password-new"/>
  <form id="kc-passwd-update-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <input type="text" name="username" value="${auth.attemptedUsername!''}" autocomplete="username" readonly hidden>
    <@field.password name="password-new" label=msg('passwordNew') fieldName="password" autocomplete="new-password" autofocus=true/>
    <@field.password name="password-confirm" label=msg('passwordConfirm') autocomplete="new-password"/>
    <@passwordCommons.logoutOtherSessions/>
    <@buttons.submitOrCancel label="doSavePassword" name="login"/>
  </form>
  <@layout.module "passwords"/>
</#if>
</@layout.registrationLayout>
