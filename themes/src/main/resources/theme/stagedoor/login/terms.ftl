<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout wide=true displayMessage=false; section>
<#if section = "header"><#if termsOwner??>${msg('termsTitleOf', termsOwner)}<#else>${msg('termsTitle')}</#if>
<#elseif section = "form">
  <p id="sd-terms-why">${msg('termsWhy', termsVersion!'')}</p>
  <#-- Plain text, as it was written: what an owner types is never HTML. -->
  <#if termsBody?has_content><div class="sd-terms sd-terms--plain" id="kc-terms-text" tabindex="0" role="region" aria-labelledby="kc-page-title">${termsBody}</div></#if>
  <#if termsAddress?has_content><p><a id="sd-terms-address" href="${termsAddress}" target="_blank" rel="noopener noreferrer">${msg('termsRead')}</a></p></#if>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <input type="hidden" name="scope" value="${termsScope!''}">
    <input type="hidden" name="version" value="${termsVersion!''}">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doAccept" id="kc-accept" name="accept" value="accept"/>
      <@buttons.submit label="doDecline" id="kc-decline" name="cancel" value="cancel" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
