<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('accessPass'); section>
<#if section = "header">${msg('accessPassTitle')}
<#elseif section = "form">
  <#if accessPassIsOver??>
  <@layout.notice type="error" id="sd-access-pass-over">${msg('accessPassOver')}</@layout.notice>
  <@buttons.link href=url.loginRestartFlowUrl label="strongerSignInGo" id="sd-access-again" type="primary"/>
  <#else>
  <form id="sd-access-pass" class="sd-form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="accessPass" label=msg('accessPassLabel') hint=msg('accessPassHint') class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doLogIn" id="kc-login" name="login"/>
  </form>
  </#if>
</#if>
</@layout.registrationLayout>
