<#import "template.ftl" as mail>
<@mail.layout title=msg('passwordResetTitle')>
<@mail.paragraph msg('passwordResetText', realmName)/>
<@mail.action link=link label=msg('passwordResetButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
