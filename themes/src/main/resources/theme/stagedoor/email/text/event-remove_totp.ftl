<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('eventRemoveTotpTitle')>
<@mail.paragraph msg('eventRemoveTotpText')/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
