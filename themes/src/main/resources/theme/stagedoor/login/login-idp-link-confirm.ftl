<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('confirmLinkIdpTitle')}
<#elseif section = "form">
  <p>${msg('confirmLinkIdpAbout', idpDisplayName!'')}</p>
  <form id="kc-register-form" class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="confirmLinkIdpContinue" id="linkAccount" name="submitAction" value="linkAccount"/>
      <#if !hideReviewButton?has_content><@buttons.submit label="confirmLinkIdpReviewProfile" id="updateProfile" name="submitAction" value="updateProfile" type="secondary"/></#if>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
