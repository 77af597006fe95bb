<#macro submit label id="" name="" value="" type="primary" extra...>
<button class="sd-button sd-button--${type}<#if type != 'link'> sd-button--block</#if>" type="submit"<#if id?has_content> id="${id}"</#if><#if name?has_content> name="${name}"</#if><#if value?has_content> value="${value}"</#if><#list extra as attribute, content> ${attribute}="${content}"</#list>>${msg(label)}</button>
</#macro>

<#macro link href label id="" type="secondary">
<a class="sd-button sd-button--${type}<#if type != 'link'> sd-button--block</#if>" href="${href}"<#if id?has_content> id="${id}"</#if>>${msg(label)}</a>
</#macro>

<#-- The button that goes on, and, where the person started this by choice, the way back. -->
<#macro submitOrCancel label="doSubmit" id="kc-submit" name="">
<div class="sd-actions">
  <@submit label=label id=id name=name/>
  <#if isAppInitiatedAction??><@submit label="doCancel" id="kc-cancel" name="cancel-aia" value="true" type="secondary" formnovalidate="formnovalidate"/></#if>
</div>
</#macro>
