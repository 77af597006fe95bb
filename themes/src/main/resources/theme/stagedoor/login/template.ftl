<#--
  The frame of every sign-in page. Keycloak's own templates, and those of extensions, call registrationLayout with these
  parameters and sections (header, show-username, form, socialProviders, info): that contract is Keycloak's.
-->
<#import "footer.ftl" as loginFooter>
<#-- Part of every address of a style sheet or script of ours: changes when one of them does (see pom.xml). -->
<#assign version=(properties.stagedoorVersion!'')[0..*12]>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false wide=false>
<#assign heading><#nested "header"></#assign>
<!DOCTYPE html>
<html lang="${lang}"<#if realm.internationalizationEnabled> dir="${(locale.rtl)?then('rtl','ltr')}"</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title><#compress>${heading}</#compress><#if realm.displayName?has_content> · ${realm.displayName}</#if></title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesCommonPath}/img/favicon.svg?v=${version}">
  <#list (properties.stylesCommon!'')?split(' ') as style><#if style?has_content>
  <link rel="stylesheet" href="${url.resourcesCommonPath}/${style}?v=${version}">
  </#if></#list>
  <#list (properties.styles!'')?split(' ') as style><#if style?has_content>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}?v=${version}">
  </#if></#list>
  <#if org??>
  <link rel="stylesheet" href="${url.resourcesPath?keep_before('/resources/')}/realms/${realm.name?url("UTF-8")}/stagedoor-brand/${org.alias?url("UTF-8")}/style.css">
  </#if>
  <@module "page"/>
  <#if scripts??><#list scripts as script>
  <script src="${script}"></script>
  </#list></#if>
</head>
<body class="sd sd-login ${bodyClass}" data-page-id="login-${pageId}" data-sso-url="${url.ssoLoginInOtherTabsUrl!''}"<#if authenticationSession??> data-auth-session="${authenticationSession.authSessionIdHash}"</#if>>
<div class="sd-frame">
  <header class="sd-stage">
    <span class="sd-logo" role="img" aria-label="<#if org??>${org.name}, </#if>${msg('stagedoorName')}"></span>
    <p class="sd-stage__tagline">${msg('stagedoorTagline')}</p>
  </header>
  <div class="sd-room">
    <main class="sd-main<#if wide> sd-main--wide</#if>">
      <#if realm.internationalizationEnabled && locale.supported?size gt 1><@languages/></#if>
      <div class="sd-heading">
        <h1 id="kc-page-title">${heading}</h1>
        <#if displayRequiredFields><p class="sd-hint"><span class="required" aria-hidden="true">*</span> ${msg('requiredFields')}</p></#if>
      </div>

      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
        <#nested "show-username">
        <@person/>
      </#if>

      <#-- Someone who chose to do this (an application-initiated action) needs no warning that it has to be done. -->
      <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
        <@notice type=message.type>${message.summary}</@notice>
      </#if>

      <#nested "form">

      <#if stepUpWays?? && !oauth??>
        <form id="sd-step-up-ways" class="sd-form--plain" action="${url.loginAction}" method="post">
          <#list stepUpWays as way>
          <button class="sd-button sd-button--link" type="submit" name="stagedoor-way" value="${way}"><#if way == "totp">${msg('stepUpWay-totp')}<#elseif way == "security-key">${msg('stepUpWay-security-key')}<#elseif way == "passkey">${msg('stepUpWay-passkey')}<#elseif way == "push">${msg('stepUpWay-push')}<#elseif way == "access-pass">${msg('stepUpWay-access-pass')}<#else>${msg('stepUpWay-recovery-code')}</#if></button>
          </#list>
        </form>
      </#if>
      <#if firstFactorWays?? && !oauth??>
        <form id="sd-first-factor-ways" class="sd-form--plain" action="${url.loginAction}" method="post">
          <#list firstFactorWays as way>
          <button class="sd-button sd-button--link" type="submit" name="stagedoor-first-factor" value="${way}"><#if way == "totp">${msg('firstFactor-totp')}<#elseif way == "passkey">${msg('firstFactor-passkey')}<#elseif way == "push">${msg('firstFactor-push')}<#else>${msg('firstFactor-security-key')}</#if></button>
          </#list>
        </form>
      </#if>
      <#if auth?has_content && auth.showTryAnotherWayLink()>
        <form id="kc-select-try-another-way-form" class="sd-form--plain" action="${url.loginAction}" method="post">
          <button id="try-another-way" class="sd-button sd-button--link" type="submit" name="tryAnotherWay" value="on">${msg('doTryAnotherWay')}</button>
        </form>
      </#if>
      <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
        <form id="kc-switch-organization-form" class="sd-form--plain" action="${url.loginAction}" method="post">
          <button id="switch-organization" class="sd-button sd-button--link" type="submit" name="switchOrganization" value="true">${msg('doSwitchOrganization')}</button>
        </form>
      </#if>

      <#nested "socialProviders">
      <#if displayInfo><div id="kc-info" class="sd-soft"><#nested "info"></div></#if>
    </main>
    <footer class="sd-footer"><@loginFooter.content/></footer>
  </div>
</div>
</body>
</html>
</#macro>

<#-- Who is signing in, and the way to be someone else. -->
<#macro person>
<div class="sd-person" id="kc-username">
  <span class="sd-person__name" id="kc-attempted-username">${auth.attemptedUsername!''}</span>
  <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg('restartLoginTooltip')}</a>
</div>
</#macro>

<#macro notice type id="">
<#assign icon={'error':'kcFeedbackErrorIcon','warning':'kcFeedbackWarningIcon','success':'kcFeedbackSuccessIcon'}[type]!'kcFeedbackInfoIcon'>
<div class="sd-notice sd-notice--${type}" role="${(type == 'error')?then('alert', 'status')}"<#if id?has_content> id="${id}"</#if>>
  <span class="${properties[icon]!}" aria-hidden="true"></span>
  <div class="sd-notice__text kc-feedback-text"><#nested></div>
</div>
</#macro>

<#macro languages>
<details class="sd-languages">
  <summary>${locale.current}<span class="sd-visually-hidden"> ${msg('languages')}</span></summary>
  <ul>
    <#list locale.supported?sort_by("label") as l>
    <li><a href="${l.url}" lang="${l.languageTag}"<#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a></li>
    </#list>
  </ul>
</details>
</#macro>

<#macro module name>
<script type="module" src="${url.resourcesPath}/js/${name}.js?v=${version}"></script>
</#macro>
