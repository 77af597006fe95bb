<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('eventUpdateTotpTitle')>
<@mail.paragraph msg('eventUpdateTotpText')/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
