<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('corporateSignInTitle')}
<#elseif section = "form">
  <p id="sd-corporate-sign-in">${msg('corporateSignInText')}</p>
  <@buttons.link href=url.loginRestartFlowUrl label="corporateSignInGo" id="sd-corporate-go" type="primary"/>
</#if>
</@layout.registrationLayout>
