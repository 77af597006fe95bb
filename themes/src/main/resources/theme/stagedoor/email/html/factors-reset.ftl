<#import "template.ftl" as mail>
<@mail.layout title=msg('factorsResetTitle')>
<@mail.paragraph msg('factorsResetText', organizationName, mail.credentials(factors))/>
<#if reason?has_content><@mail.paragraph msg('factorsResetReason', reason)/></#if>
<@mail.aside msg('factorsResetNotYou')/>
</@mail.layout>
