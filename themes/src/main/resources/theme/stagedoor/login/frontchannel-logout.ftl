<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">${msg('frontchannel-logout.title')}
<#elseif section = "form">
  <p>${msg('frontchannel-logout.message')}</p>
  <ul class="sd-bullets">
    <#list logout.clients as client><li>${client.name!client.clientId}<iframe src="${client.frontChannelLogoutUrl}" title="${client.name!client.clientId}" hidden></iframe></li></#list>
  </ul>
  <#if logout.logoutRedirectUri?has_content>
  <a id="continue" class="sd-button sd-button--primary sd-button--block" href="${logout.logoutRedirectUri}" data-go-when-loaded>${msg('doContinue')}</a>
  </#if>
</#if>
</@layout.registrationLayout>
