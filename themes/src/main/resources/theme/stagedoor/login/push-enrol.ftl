<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<@layout.registrationLayout wide=true displayMessage=false; section>
<#if section = "header">${msg('pushEnrolTitle')}
<#elseif section = "form">
  <form id="sd-push-enrol" class="sd-form" action="${url.loginAction}" method="post">
  <#if pushDevice??>
    <p>${msg('pushEnrolWhose')}</p>
    <dl class="sd-facts"><dt>${msg('pushEnrolPhone')}</dt><dd id="push-device">${pushDevice}</dd></dl>
    <p class="sd-hint">${msg('pushEnrolMark')}</p>
    <p class="sd-secret" id="push-mark">${pushMark}</p>
    <#if pushHasNamesake><@field.checkbox name="same" label=msg('pushEnrolSame')/></#if>
    <div class="sd-actions">
      <@buttons.submit label="pushEnrolMine" id="push-mine" name="push" value="mine"/>
      <@buttons.submit label="pushEnrolOther" id="push-other" name="push" value="other" type="secondary"/>
    </div>
  <#else>
    <#if pushNothingCame><@layout.notice type="warning" id="push-nothing">${msg('pushEnrolNothing')}</@layout.notice></#if>
    <ol class="sd-steps">
      <li>
        <p>${msg('pushEnrolScan')}</p>
        <svg class="sd-qr" id="push-qr" role="img" aria-label="${msg('pushEnrolQrAlt')}" viewBox="0 0 ${pushQrSize} ${pushQrSize}" shape-rendering="crispEdges"><path d="${pushQr}"/></svg>
      </li>
      <li>
        <p>${msg('pushEnrolType')}</p>
        <p class="sd-secret" id="push-app">${pushApp}</p>
        <p class="sd-secret" id="push-code">${pushCode}</p>
        <p class="sd-hint">${msg('pushEnrolIphone')}</p>
      </li>
      <li><p>${msg('pushEnrolBack')}</p></li>
    </ol>
    <@buttons.submitOrCancel label="pushEnrolDone" id="push-done" name="push"/>
  </#if>
  </form>
</#if>
</@layout.registrationLayout>
