<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('oauth2DeviceVerificationTitle')}
<#elseif section = "form">
  <p>${msg('verifyOAuth2DeviceUserCode')}</p>
  <form id="kc-user-verify-device-user-code-form" class="sd-form" action="${url.oauth2DeviceVerificationAction}" method="post" novalidate>
    <@field.input name="device_user_code" label=msg('oauth2DeviceCodeLabel') class="sd-input--code" autofocus=true/>
    <@buttons.submit label="doContinue"/>
  </form>
</#if>
</@layout.registrationLayout>
