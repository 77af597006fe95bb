<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('eventUserDisabledByTemporaryLockoutTitle')>
<@mail.paragraph msg('eventUserDisabledByTemporaryLockoutText')/>
<@mail.occasion/>
</@mail.layout>
