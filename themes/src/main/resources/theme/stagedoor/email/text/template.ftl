<#ftl output_format="plainText">
<#-- The frame of every plain-text mail: same calls as html/template.ftl. -->
<#macro layout title name="">
<#local greet=name?has_content?then(name, (user.firstName)!'')>
${greet?has_content?then(msg('mailGreeting', greet), msg('mailGreetingPlain'))}

<#nested>
--
${msg('mailFooter', realmName)}
</#macro>

<#macro paragraph text>
${text}

</#macro>

<#macro aside text>
${text}

</#macro>

<#macro action link label expires="">
${label}:
${link}

<#if expires?has_content>
${msg('mailLinkExpires', expires)}

</#if>
</#macro>

<#macro items actions>
<#list actions as action>
- ${msg('requiredAction.' + action)}
</#list>

</#macro>

<#macro code value>
    ${value}

</#macro>

<#macro occasion>
${msg('mailWhen')}: ${event.date?string('yyyy-MM-dd HH:mm zzz')}
<#if event.ipAddress?has_content>
${msg('mailWhere')}: ${event.ipAddress}
</#if>

</#macro>

<#function credential>
<#local type=(event.getDetail('credential_type'))!'unknown'>
<#local words=msg('credential.' + type)>
<#return (words == 'credential.' + type)?then(type, words)>
</#function>

<#-- Several kinds. -->
<#function credentials types>
<#local all=[]>
<#list types as type>
<#local words=msg('credential.' + type)>
<#local all=all + [(words == 'credential.' + type)?then(type, words)]>
</#list>
<#return all?join(', ')>
</#function>
