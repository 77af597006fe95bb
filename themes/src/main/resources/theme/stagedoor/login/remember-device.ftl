<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('rememberDeviceTitle')}
<#elseif section = "form">
  <p id="sd-remember-device">${msg('rememberDeviceText', rememberDays!0)}</p>
  <p class="sd-hint">${msg('rememberDeviceHint')}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions">
      <@buttons.submit label="rememberDeviceYes" id="sd-remember-yes" name="remember-device" value="yes"/>
      <@buttons.submit label="rememberDeviceNo" id="sd-remember-no" name="remember-device" value="no" type="secondary"/>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
