<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
<#if section = "header">${msg('deleteAccountConfirm')}
<#elseif section = "form">
  <@layout.notice type="warning">${msg('irreversibleAction')}</@layout.notice>
  <p>${msg('deletingImplies')}</p>
  <ul class="sd-bullets"><li>${msg('loggingOutImmediately')}</li><li>${msg('errasingData')}</li></ul>
  <p>${msg('finalDeletionConfirmation')}</p>
  <form class="sd-form" action="${url.loginAction}" method="post">
    <div class="sd-actions sd-actions--pair">
      <@buttons.submit label="doConfirmDelete"/>
      <#if triggered_from_aia><@buttons.submit label="doCancel" name="cancel-aia" value="true" type="secondary"/></#if>
    </div>
  </form>
</#if>
</@layout.registrationLayout>
