<#-- One field: label, control, what is wrong with it, hint. Errors and hints are tied to the control for screen readers. -->
<#macro group name label error="" required=false hint="">
<div class="sd-field">
  <label class="sd-label" for="${name}">${label}<#if required> <span class="required" aria-hidden="true">*</span></#if></label>
  <#nested>
  <#if error?has_content><span class="sd-error" id="input-error-${name}" role="alert">${error}</span></#if>
  <#if hint?has_content><span class="sd-hint" id="hint-${name}">${hint}</span></#if>
</div>
</#macro>

<#macro described name error hint><#if error?has_content || hint?has_content> aria-describedby="<#if error?has_content>input-error-${name} </#if><#if hint?has_content>hint-${name}</#if>"</#if><#if error?has_content> aria-invalid="true"</#if></#macro>

<#macro input name label value="" type="text" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false hint="" class="" inputmode="">
<@group name=name label=label error=error required=required hint=hint>
  <input class="sd-input ${class}" id="${name}" name="${name}" value="${value}" type="${type}" autocomplete="${autocomplete}"
    autocapitalize="none" spellcheck="false" dir="ltr"<#if inputmode?has_content> inputmode="${inputmode}"</#if><#if required> required</#if><#if autofocus> autofocus</#if><@described name error hint/>>
</@group>
</#macro>

<#macro password name label fieldName=name error=messagesPerField.get(fieldName) autocomplete="current-password" autofocus=false required=false hint="">
<@group name=name label=label error=error required=required hint=hint>
  <div class="sd-input-group" dir="ltr">
    <input class="sd-input" id="${name}" name="${name}" type="password" autocomplete="${autocomplete}" value=""<#if required> required</#if><#if autofocus> autofocus</#if><@described name error hint/>>
    <button class="sd-input-button" type="button" aria-controls="${name}" aria-label="${msg('showPassword')}" data-password-toggle
      data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}"
      data-icon-show="${properties.kcFormPasswordVisibilityIconShow}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide}"><span class="${properties.kcFormPasswordVisibilityIconShow}" aria-hidden="true"></span></button>
  </div>
</@group>
</#macro>

<#macro checkbox name label checked=false value="on" error="">
<div class="sd-field">
  <label class="sd-check" for="${name}">
    <input type="checkbox" id="${name}" name="${name}" value="${value}"<#if checked> checked</#if><@described name error ""/>>
    <span>${label}</span>
  </label>
  <#if error?has_content><span class="sd-error" id="input-error-${name}" role="alert">${error}</span></#if>
</div>
</#macro>

<#-- The name a person signs in with: an e-mail address here, unless the realm says otherwise. -->
<#macro username value="" error=messagesPerField.get('username') autofocus=true passkeys=false>
<#local label=msg(realm.loginWithEmailAllowed?then(realm.registrationEmailAsUsername?then('email', 'usernameOrEmail'), 'username'))>
<@input name="username" label=label value=value error=error autofocus=autofocus inputmode=realm.loginWithEmailAllowed?then('email','') autocomplete=passkeys?then('username webauthn','username')/>
</#macro>
