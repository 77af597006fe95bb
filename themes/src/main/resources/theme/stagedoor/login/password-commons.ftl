<#import "field.ftl" as field>

<#macro logoutOtherSessions>
<@field.checkbox name="logout-sessions" label=msg('logoutOtherSessions')/>
</#macro>

<#-- What the realm's password policy asks for, said before the first try. -->
<#macro rules>
<#if passwordPolicies??>
<#assign asked=[]>
<#list {'length':'passwordRuleLength', 'lowerCase':'passwordRuleLowerCase', 'upperCase':'passwordRuleUpperCase', 'digits':'passwordRuleDigits', 'specialChars':'passwordRuleSpecialChars', 'passwordHistory':'passwordRuleHistory'} as policy, key>
  <#if passwordPolicies[policy]?? && passwordPolicies[policy] gt 0><#assign asked=asked + [msg(key, passwordPolicies[policy])]></#if>
</#list>
<#if passwordPolicies.notUsername || passwordPolicies.notEmail><#assign asked=asked + [msg('passwordRuleNotYou')]></#if>
<#if asked?has_content><ul class="sd-hint" id="password-rules"><#list asked as rule><li>${rule}</li></#list></ul></#if>
</#if>
</#macro>
