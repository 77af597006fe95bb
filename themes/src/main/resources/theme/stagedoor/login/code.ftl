<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header"><#if code.success>${msg('codeSuccessTitle')}<#else>${msg('codeErrorTitle', code.error)}</#if>
<#elseif section = "form">
  <#if code.success>
  <label class="sd-label" for="code">${msg('copyCodeInstruction')}</label>
  <input class="sd-input" id="code" value="${code.code}" readonly>
  <#else>
  <p id="error">${code.error}</p>
  </#if>
</#if>
</@layout.registrationLayout>
