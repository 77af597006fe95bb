<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('factorNeededTitle')}
<#elseif section = "form">
  <p id="sd-factor-needed">${msg('factorNeededText', neededBy)}</p>
  <p>${msg('factorNeededWay')}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="factorNeededBack" id="sd-factor-back" name="cancel-aia" value="true"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
