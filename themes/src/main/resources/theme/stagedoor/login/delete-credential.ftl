<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('deleteCredentialTitle', credentialLabel)}
<#elseif section = "form">
  <p id="kc-delete-text">${msg('deleteCredentialMessage', credentialLabel)}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doConfirmDelete" id="kc-accept" name="accept" value="accept"/>
      <@buttons.submit label="doCancel" id="kc-decline" name="cancel-aia" value="true" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
