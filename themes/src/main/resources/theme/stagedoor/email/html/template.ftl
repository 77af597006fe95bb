<#--
  The frame of every HTML mail: tables and inline colours, which all mail clients take; a style sheet for the dark scheme
  for those that know it; no images. The colours are those of tokens.css (EmailTest compares). Values are escaped by
  FreeMarker's HTML output format: nothing in here is marked as safe HTML.
-->
<#macro layout title name="">
<#assign mailFont="font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;">
<#assign greet=name?has_content?then(name, (user.firstName)!'')>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.sd-page { background-color: #1b1814 !important; }
.sd-card { background-color: #24201b !important; border-color: #3d372e !important; }
.sd-text { color: #f5f0e8 !important; }
.sd-soft { color: #bdb3a4 !important; }
.sd-link { color: #ffc670 !important; }
.sd-button { background-color: #ffb648 !important; color: #231702 !important; }
.sd-inset { background-color: #2f2a23 !important; color: #f5f0e8 !important; }
}
</style>
</head>
<body class="sd-page" style="margin:0;padding:0;background-color:#f7f4ef;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="sd-page" style="background-color:#f7f4ef;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;">
<tr><td style="background-color:#16120d;border-radius:10px 10px 0 0;padding:20px 28px;${mailFont}font-size:16px;font-weight:600;letter-spacing:4px;color:#f6f0e6;"><span style="color:#ffb648;">&#9646;</span>&nbsp;STAGEDOOR</td></tr>
<tr><td class="sd-card" style="background-color:#ffffff;border:1px solid #ddd6ca;border-top:0;border-radius:0 0 10px 10px;padding:28px;">
<h1 class="sd-text" style="margin:0 0 20px;${mailFont}font-size:22px;line-height:28px;font-weight:600;color:#1c1813;word-break:break-word;">${title}</h1>
<@paragraph greet?has_content?then(msg('mailGreeting', greet), msg('mailGreetingPlain'))/>
<#nested>
</td></tr>
<tr><td class="sd-soft" style="padding:16px 28px;${mailFont}font-size:13px;line-height:19px;color:#5f574b;">${msg('mailFooter', realmName)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
</#macro>

<#macro paragraph text>
<p class="sd-text" style="margin:0 0 16px;${mailFont}font-size:16px;line-height:24px;color:#1c1813;word-break:break-word;">${text}</p>
</#macro>

<#macro aside text>
<p class="sd-soft" style="margin:16px 0 0;${mailFont}font-size:14px;line-height:21px;color:#5f574b;word-break:break-word;">${text}</p>
</#macro>

<#-- A link as a button and as text, for clients that show no buttons and people who look before they click. Without expires it leads to a page that stays. -->
<#macro action link label expires="">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px;"><tr>
<td class="sd-button" bgcolor="#1f1a13" style="background-color:#1f1a13;border-radius:8px;"><a class="sd-button" href="${link}" style="display:inline-block;padding:13px 26px;${mailFont}font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px;">${label}</a></td>
</tr></table>
<@aside msg('mailLinkText')/>
<p style="margin:4px 0 0;${mailFont}font-size:13px;line-height:19px;word-break:break-all;"><a class="sd-link" href="${link}" style="color:#8a4300;">${link}</a></p>
<#if expires?has_content><@aside msg('mailLinkExpires', expires)/></#if>
</#macro>

<#macro items actions>
<ul class="sd-text" style="margin:0 0 16px;padding:0 0 0 22px;${mailFont}font-size:16px;line-height:26px;color:#1c1813;"><#list actions as action><li>${msg('requiredAction.' + action)}</li></#list></ul>
</#macro>

<#macro code value>
<p class="sd-inset" style="margin:0 0 16px;padding:14px 16px;border-radius:8px;background-color:#efeae2;color:#1c1813;font-family:Menlo,Consolas,monospace;font-size:24px;line-height:30px;letter-spacing:4px;">${value}</p>
</#macro>

<#macro occasion>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 8px;">
<@fact msg('mailWhen') event.date?string('yyyy-MM-dd HH:mm zzz')/>
<#if event.ipAddress?has_content><@fact msg('mailWhere') event.ipAddress/></#if>
</table>
</#macro>

<#macro fact name value>
<tr><td class="sd-soft" style="padding:2px 20px 2px 0;${mailFont}font-size:14px;line-height:21px;color:#5f574b;">${name}</td><td class="sd-text" style="padding:2px 0;${mailFont}font-size:14px;line-height:21px;color:#1c1813;">${value}</td></tr>
</#macro>

<#-- A kind of credential in words; a kind we have no word for is named as Keycloak names it. -->
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
