<#-- Other identity providers. Organizations' own are found by e-mail domain; only public ones of the realm are listed. -->
<#macro show social>
<div class="sd-divider">${msg('identity-provider-login-label')}</div>
<ul class="sd-choices" id="kc-social-providers">
  <#list social.providers as p>
  <li><a class="sd-choice" id="social-${p.alias}" href="${p.loginUrl}" data-once-link>
    <span class="sd-icon sd-icon-organization" aria-hidden="true"></span>
    <span class="sd-choice__text"><span class="sd-choice__name">${p.displayName!p.alias}</span></span>
    <span class="sd-icon sd-icon-chevron" aria-hidden="true"></span>
  </a></li>
  </#list>
</ul>
</#macro>
