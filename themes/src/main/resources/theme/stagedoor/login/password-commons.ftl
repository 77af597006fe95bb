<#import "field.ftl" as field>

<#macro logoutOtherSessions>
<@field.checkbox name="logout-sessions" label=msg('logoutOtherSessions')/>
</#macro>

<#-- What a new password has to be, said before the first try: by the person's own policy, else by the realm's. -->
<#macro rules field="">
<#if passwordRules??>
<div class="sd-rules" id="password-rules" data-password-rules="${field}" data-met="${msg('passwordRuleMet')}" data-open="${msg('passwordRuleOpen')}"
  data-own="${passwordRules.ownWords}">
  <p class="sd-label" id="password-rules-title">${msg('passwordRulesTitle')}</p>
  <ul class="sd-rules__list" aria-labelledby="password-rules-title">
    <@rule name="length" at=passwordRules.minimumLength key="passwordRuleLength"/>
    <@rule name="lowerCase" at=passwordRules.lowerCase key="passwordRuleLowerCase"/>
    <@rule name="upperCase" at=passwordRules.upperCase key="passwordRuleUpperCase"/>
    <@rule name="digits" at=passwordRules.digits key="passwordRuleDigits"/>
    <@rule name="special" at=passwordRules.special key="passwordRuleSpecialChars"/>
    <#if passwordRules.withoutOwnData><@rule name="ownData" at=1 key="passwordRuleOwnData"/></#if>
    <#if passwordRules.deniedWords><@rule name="" at=1 key="passwordRuleDeniedWords"/></#if>
    <@rule name="" at=passwordRules.history key="passwordRuleHistory"/>
    <@rule name="" at=passwordRules.strength key="passwordRuleStrength"/>
  </ul>
  <p class="sd-hint sd-rules__strength" hidden data-password-strength aria-live="polite"
    data-words="${msg('passwordStrength0')}|${msg('passwordStrength1')}|${msg('passwordStrength2')}|${msg('passwordStrength3')}|${msg('passwordStrength4')}">
    <span>${msg('passwordStrength')}:</span> <span data-password-strength-word></span>
    <meter min="0" max="4" low="2" high="3" optimum="4" value="0" aria-hidden="true"></meter>
  </p>
</div>
<#elseif passwordPolicies??>
<#assign asked=[]>
<#list {'length':'passwordRuleLength', 'lowerCase':'passwordRuleLowerCase', 'upperCase':'passwordRuleUpperCase', 'digits':'passwordRuleDigits', 'specialChars':'passwordRuleSpecialChars', 'passwordHistory':'passwordRuleHistory'} as policy, key>
  <#if passwordPolicies[policy]?? && passwordPolicies[policy] gt 0><#assign asked=asked + [msg(key, passwordPolicies[policy])]></#if>
</#list>
<#if passwordPolicies.notUsername || passwordPolicies.notEmail><#assign asked=asked + [msg('passwordRuleNotYou')]></#if>
<#if asked?has_content><ul class="sd-hint" id="password-rules"><#list asked as rule><li>${rule}</li></#list></ul></#if>
</#if>
</#macro>

<#-- One of them. Without a name it is checked by the server alone, when the form is sent. -->
<#macro rule name at key>
<#if at gt 0><li class="sd-rules__rule"<#if name?has_content> data-rule="${name}" data-at="${at?c}"</#if>><span class="sd-rules__mark" aria-hidden="true"></span><span>${msg(key, at)}<#if name?has_content><span class="sd-visually-hidden" data-rule-state></span><#else> <span class="sd-rules__later">(${msg('passwordRuleUnknown')})</span></#if></span></li></#if>
</#macro>
