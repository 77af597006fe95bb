<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
<#if section = "header">${msg('updateEmailTitle')}
<#elseif section = "form">
  <form id="kc-update-email-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@userProfileCommons.userProfileFormFields/>
    <@passwordCommons.logoutOtherSessions/>
    <@buttons.submitOrCancel label="doSave"/>
  </form>
</#if>
</@layout.registrationLayout>
