<#import "template.ftl" as mail>
<@mail.layout title=msg('emailVerificationTitle')>
<@mail.paragraph msg('emailVerificationText', realmName)/>
<@mail.action link=link label=msg('emailVerificationButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
