<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('emailLinkIdpTitle', idpDisplayName!'')}
<#elseif section = "form">
  <p id="instruction1">${msg('emailLinkIdp1', idpDisplayName!'', brokerContext.username!'', realm.displayName!'')}</p>
  <p id="instruction3">${msg('emailLinkIdp4')}</p>
  <div class="sd-actions">
    <@buttons.link href=url.loginAction label="doContinue" type="primary"/>
    <p class="sd-soft sd-small" id="instruction2">${msg('emailLinkIdp2')} <a href="${url.loginAction}">${msg('emailLinkIdpResend')}</a></p>
  </div>
</#if>
</@layout.registrationLayout>
