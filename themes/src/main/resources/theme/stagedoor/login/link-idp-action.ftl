<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('linkIdpActionTitle', idpDisplayName!'')}
<#elseif section = "form">
  <p id="kc-link-text">${msg('linkIdpActionMessage', idpDisplayName!'')}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doContinue" id="kc-continue" name="continue" value="continue"/>
      <@buttons.submit label="doCancel" id="kc-cancel" name="cancel-aia" value="true" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
