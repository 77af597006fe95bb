<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('errorTitle')}
<#elseif section = "form">
  <@layout.notice type="error" id="kc-error-message">${message.summary}</@layout.notice>
  <#if traceId??><p class="sd-soft sd-small" id="traceId">${msg('traceIdSupportMessage', traceId)}</p></#if>
  <#if !skipLink?? && (client.baseUrl)?has_content><@buttons.link href=client.baseUrl label="backToApplication" id="backToApplication"/></#if>
</#if>
</@layout.registrationLayout>
