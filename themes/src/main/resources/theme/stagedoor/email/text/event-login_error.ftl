<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('eventLoginErrorTitle')>
<@mail.paragraph msg('eventLoginErrorText')/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
