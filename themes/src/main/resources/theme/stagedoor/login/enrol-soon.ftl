<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('enrolSoonTitle')}
<#elseif section = "form">
  <p id="sd-enrol-soon">${msg('enrolSoonText')}</p>
  <#if until??><p>${msg('enrolSoonUntil', until)}</p></#if>
  <#if left??><p><#if left == 0>${msg('enrolSoonLast')}<#elseif left == 1>${msg('enrolSoonOnce')}<#else>${msg('enrolSoonLeft', left)}</#if></p></#if>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="enrolSoonNow" id="sd-enrol-now" name="stagedoor-enrolment" value="now"/>
      <@buttons.submit label="enrolSoonLater" id="sd-enrol-later" name="stagedoor-enrolment" value="later" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
