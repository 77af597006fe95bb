<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout wide=true displayMessage=false; section>
<#if section = "header">${msg('termsTitle')}
<#elseif section = "form">
  <#-- The text is HTML from the message bundle (or the realm's own texts); kcSanitize is Keycloak's HTML policy. -->
  <div class="sd-terms" id="kc-terms-text" tabindex="0" role="region" aria-labelledby="kc-page-title">${kcSanitize(msg('termsText'))?no_esc}</div>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doAccept" id="kc-accept" name="accept" value="accept"/>
      <@buttons.submit label="doDecline" id="kc-decline" name="cancel" value="cancel" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
