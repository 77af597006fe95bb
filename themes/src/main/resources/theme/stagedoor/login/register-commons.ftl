<#import "field.ftl" as field>
<#macro termsAcceptance>
<#if termsAcceptanceRequired??>
<h2>${msg('termsTitle')}</h2>
<div class="sd-terms" id="kc-registration-terms-text" tabindex="0" role="region" aria-label="${msg('termsTitle')}">${kcSanitize(msg('termsText'))?no_esc}</div>
<@field.checkbox name="termsAccepted" label=msg('acceptTerms') error=messagesPerField.get('termsAccepted')/>
</#if>
</#macro>
