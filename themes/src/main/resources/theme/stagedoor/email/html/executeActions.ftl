<#import "template.ftl" as mail>
<@mail.layout title=msg('executeActionsTitle')>
<@mail.paragraph msg('executeActionsText', realmName)/>
<@mail.items requiredActions![]/>
<@mail.action link=link label=msg('executeActionsButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
