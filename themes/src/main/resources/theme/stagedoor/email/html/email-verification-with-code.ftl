<#import "template.ftl" as mail>
<@mail.layout title=msg('emailVerificationTitle')>
<@mail.paragraph msg('emailVerificationCodeText')/>
<@mail.code code/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
