<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('logoutConfirmTitle')}
<#elseif section = "form">
  <p>${msg('logoutConfirmHeader')}</p>
  <form id="kc-logout-confirm" class="sd-form" action="${url.logoutConfirmAction}" method="post">
    <input type="hidden" name="session_code" value="${logoutConfirm.code}">
    <div class="sd-actions">
      <@buttons.submit label="doLogout" id="kc-logout" name="confirmLogout" value="confirm"/>
      <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content><@buttons.link href=client.baseUrl label="backToApplication" type="link"/></#if>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
