<#import "template.ftl" as mail>
<@mail.layout title=msg('sponsorGoneTitle')>
<@mail.paragraph msg('sponsorGoneText', personName, organizationName)/>
<@mail.paragraph msg('sponsorGoneAccounts', accounts)/>
<@mail.paragraph msg('sponsorGoneWay')/>
<#if link?has_content><@mail.action link=link label=msg('sponsorGoneButton')/></#if>
<@mail.aside msg('breakGlassUsedWhy')/>
</@mail.layout>
