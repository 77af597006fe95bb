<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('eventUpdatePasswordTitle')>
<@mail.paragraph msg('eventUpdatePasswordText')/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
