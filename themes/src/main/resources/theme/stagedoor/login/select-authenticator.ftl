<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">${msg('loginChooseAuthenticator')}
<#elseif section = "form">
  <form id="kc-select-credential-form" class="sd-form--plain" action="${url.loginAction}" method="post">
    <div class="sd-choices">
      <#list auth.authenticationSelections as selection>
      <button class="sd-choice" type="submit" name="authenticationExecution" value="${selection.authExecId}">
        <span class="sd-icon ${properties[selection.iconCssClass]!selection.iconCssClass}" aria-hidden="true"></span>
        <span class="sd-choice__text">
          <span class="sd-choice__name">${msg(selection.displayName)}</span>
          <span class="sd-choice__about">${msg(selection.helpText)}</span>
        </span>
        <span class="sd-icon sd-icon-chevron" aria-hidden="true"></span>
      </button>
      </#list>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
