<#import "template.ftl" as mail>
<@mail.layout title=msg('identityProviderLinkTitle', identityProviderDisplayName)>
<@mail.paragraph msg('identityProviderLinkText', identityProviderDisplayName, identityProviderContext.username, realmName)/>
<@mail.action link=link label=msg('identityProviderLinkButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
