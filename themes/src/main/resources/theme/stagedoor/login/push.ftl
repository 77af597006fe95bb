<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('pushTitle')}
<#elseif section = "form">
  <#if pushState == "waiting">
  <p>${msg('pushText')}</p>
  <p class="sd-match" id="push-number">${pushNumber}</p>
  <p class="sd-hint">${msg('pushHint')}</p>
  <form id="sd-push" class="sd-form" action="${url.loginAction}" method="post" data-push-waiting="${pushWaiting}">
    <@buttons.submit label="pushContinue" id="kc-login" name="push" value="look"/>
  </form>
  <@layout.module "push"/>
  <#else>
  <@layout.notice type="warning" id="push-state"><#if pushState == "denied">${msg('pushDenied')}<#elseif pushState == "mismatched">${msg('pushMismatched')}<#elseif pushState == "paused">${msg('pushPaused')}<#elseif pushState == "too-many">${msg('pushTooMany')}<#else>${msg('pushOver')}</#if></@layout.notice>
  <form id="sd-push" class="sd-form" action="${url.loginAction}" method="post">
    <@buttons.submit label="pushAgain" id="kc-login" name="push" value="again"/>
  </form>
  </#if>
</#if>
</@layout.registrationLayout>
