<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">${msg('organization.select')}
<#elseif section = "form">
  <form id="kc-select-organization-form" class="sd-form--plain" action="${url.loginAction}" method="post">
    <div class="sd-choices" id="kc-user-organizations">
      <#list user.organizations as organization>
      <button class="sd-choice" type="submit" id="organization-${organization.alias}" name="kc.org" value="${organization.alias}">
        <span class="sd-icon sd-icon-organization" aria-hidden="true"></span>
        <span class="sd-choice__text"><span class="sd-choice__name">${organization.name!organization.alias}</span></span>
        <span class="sd-icon sd-icon-chevron" aria-hidden="true"></span>
      </button>
      </#list>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
