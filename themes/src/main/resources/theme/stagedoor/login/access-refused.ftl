<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('accessRefusedTitle')}
<#elseif section = "form">
  <p id="sd-access-refused"><#if policyName??>${msg('accessRefusedByPolicy', policyName)}<#else>${msg('accessRefusedText')}</#if></p>
  <p class="sd-soft">${msg('accessRefusedId', signInId)}</p>
  <@buttons.link href=url.loginRestartFlowUrl label="strongerSignInGo" id="sd-access-again"/>
</#if>
</@layout.registrationLayout>
