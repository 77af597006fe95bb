<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('confirmOverrideIdpTitle')}
<#elseif section = "form">
  <form id="kc-register-form" class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="confirmOverrideIdpContinue" id="confirmOverride" name="submitAction" value="confirmOverride"/>
      <@buttons.link href=url.loginRestartFlowUrl label="pageExpiredRestart" id="loginRestartLink"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
