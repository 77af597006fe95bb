<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('fewCodesTitle')}
<#elseif section = "form">
  <p id="sd-few-codes"><#if codesLeft == 1>${msg('fewCodesOne')}<#else>${msg('fewCodesLeft', codesLeft)}</#if></p>
  <p>${msg('fewCodesText')}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="fewCodesNow" id="sd-codes-now" name="codes" value="now"/>
      <@buttons.submit label="fewCodesLater" id="sd-codes-later" name="codes" value="later" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
