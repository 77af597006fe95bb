<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "register-commons.ftl" as registerCommons>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
<#if section = "header"><#if messageHeader??>${msg(messageHeader)}<#else>${msg('registerTitle')}</#if>
<#elseif section = "form">
  <form id="kc-register-form" class="sd-form" action="${url.registrationAction}" method="post" novalidate>
    <@userProfileCommons.userProfileFormFields; callback, attribute>
      <#if callback = "afterField" && passwordRequired?? && (attribute.name == 'username' || (attribute.name == 'email' && realm.registrationEmailAsUsername))>
        <@passwordCommons.rules/>
        <@field.password name="password" label=msg('password') autocomplete="new-password" required=true/>
        <@field.password name="password-confirm" label=msg('passwordConfirm') autocomplete="new-password" required=true/>
      </#if>
    </@userProfileCommons.userProfileFormFields>
    <#if credentialChoices??>
    <fieldset class="sd-fieldset">
      <legend class="sd-label">${msg('credentialChoose')}</legend>
      <div class="sd-choices">
        <#list credentialChoices as choice>
        <label class="sd-choice" for="sd-credential-${choice}">
          <input type="radio" id="sd-credential-${choice}" name="credential" value="${choice}"<#if choice?is_first> checked</#if>>
          <span class="sd-choice__text">
            <#if choice == 'passkey'><span class="sd-choice__name">${msg('credentialPasskey')}</span><span class="sd-choice__about">${msg('credentialPasskeyAbout')}</span>
            <#elseif choice == 'email-code'><span class="sd-choice__name">${msg('credentialEmailCode')}</span><span class="sd-choice__about">${msg('credentialEmailCodeAbout')}</span>
            <#else><span class="sd-choice__name">${msg('credentialPassword')}</span><span class="sd-choice__about">${msg('credentialPasswordAbout')}</span></#if>
          </span>
        </label>
        </#list>
      </div>
    </fieldset>
    </#if>
    <@registerCommons.termsAcceptance/>
    <div class="sd-actions">
      <@buttons.submit label="doRegister" id="kc-submit"/>
      <@buttons.link href=url.loginUrl label="backToLogin" type="link"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
