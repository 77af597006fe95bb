<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('strongerSignInTitle')}
<#elseif section = "form">
  <p id="sd-stronger-sign-in">${msg('strongerSignInText')}</p>
  <@buttons.link href=url.loginRestartFlowUrl label="strongerSignInGo" id="sd-stronger-go" type="primary"/>
</#if>
</@layout.registrationLayout>
