<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign application=client.name?has_content?then(advancedMsg(client.name), client.clientId)>
<@layout.registrationLayout bodyClass="oauth"; section>
<#if section = "header">${msg('oauthGrantTitle', application)}
<#elseif section = "form">
  <#-- An application's own logo would be loaded from a host of its choosing, so it is not shown. -->
  <div class="sd-stack sd-stack--tight" id="kc-oauth">
    <h2>${msg('oauthGrantRequest', application)}</h2>
    <ul class="sd-bullets">
      <#list oauth.clientScopesRequested![] as scope>
      <li>${advancedMsg(scope.consentScreenText)}<#if scope.parameterizedScopeParameter??>: <strong>${scope.parameterizedScopeParameter}</strong></#if></li>
      </#list>
    </ul>
  </div>
  <#if client.attributes.policyUri?? || client.attributes.tosUri??>
  <p class="sd-soft sd-small">${msg('oauthGrantInformation', application)}
    <#if client.attributes.tosUri??><a href="${client.attributes.tosUri}" target="_blank" rel="noopener noreferrer">${msg('oauthGrantTos')}</a></#if>
    <#if client.attributes.policyUri??><a href="${client.attributes.policyUri}" target="_blank" rel="noopener noreferrer">${msg('oauthGrantPolicy')}</a></#if>
  </p>
  </#if>
  <#-- url.oauthAction is the address of whatever asked before in the same request, if anything did: a factor that was just set up, say. -->
  <form class="sd-form" action="${url.loginRestartFlowUrl?replace('/login-actions/restart', '/login-actions/consent')}" method="post">
    <input type="hidden" name="code" value="${oauth.code}">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doAllow" id="kc-login" name="accept" value="accept"/>
      <@buttons.submit label="doDeny" id="kc-cancel" name="cancel" value="cancel" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
