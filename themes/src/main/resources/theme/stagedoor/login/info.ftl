<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#-- A short message is the heading itself; a long one stands under a heading. -->
<#assign long=message.summary?length gt 48>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header"><#if messageHeader??>${msg(messageHeader)}<#elseif long>${msg('infoTitle')}<#else>${message.summary}</#if>
<#elseif section = "form">
  <#if messageHeader?? || long><p id="kc-info-message">${message.summary}</p></#if>
  <#if requiredActions??><ul class="sd-bullets"><#list requiredActions as action><li>${msg('requiredAction.' + action)}</li></#list></ul></#if>
  <#if !skipLink??>
    <#if pageRedirectUri?has_content><@buttons.link href=pageRedirectUri label="backToApplication" type="primary"/>
    <#elseif actionUri?has_content><@buttons.link href=actionUri label="proceedWithAction" type="primary"/>
    <#elseif (client.baseUrl)?has_content><@buttons.link href=client.baseUrl label="backToApplication" type="primary"/></#if>
  </#if>
</#if>
</@layout.registrationLayout>
