<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
<#if section = "header">${msg('loginProfileTitle')}
<#elseif section = "form">
  <form id="kc-update-profile-form" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@userProfileCommons.userProfileFormFields/>
    <@buttons.submitOrCancel label="doSave"/>
  </form>
</#if>
</@layout.registrationLayout>
