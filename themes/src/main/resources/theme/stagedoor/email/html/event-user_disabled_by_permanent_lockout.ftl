<#import "template.ftl" as mail>
<@mail.layout title=msg('eventUserDisabledByPermanentLockoutTitle')>
<@mail.paragraph msg('eventUserDisabledByPermanentLockoutText')/>
<@mail.occasion/>
</@mail.layout>
