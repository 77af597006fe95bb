<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('pageExpiredTitle')}
<#elseif section = "form">
  <p>${msg('pageExpiredAbout')}</p>
  <div class="sd-actions">
    <@buttons.link href=url.loginAction label="pageExpiredContinue" id="loginContinueLink" type="primary"/>
    <@buttons.link href=url.loginRestartFlowUrl label="pageExpiredRestart" id="loginRestartLink"/>
  </div>
</#if>
</@layout.registrationLayout>
