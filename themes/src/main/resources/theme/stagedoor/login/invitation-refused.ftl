<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">${msg('invitationRefusedTitle')}
<#elseif section = "form">
  <p id="sd-invitation-refused"><#if outcome == 'invitation-not-theirs'>${msg('invitationNotTheirs')}<#else>${msg('invitationGone')}</#if></p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <@buttons.submit label="doContinue" id="sd-invitation-continue"/>
  </form>
</#if>
</@layout.registrationLayout>
