<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('verifiableCredentialOfferTitle')>
<@mail.paragraph msg('verifiableCredentialOfferText', realmName, credentialScopeDisplayName)/>
<@mail.action link=link label=msg('verifiableCredentialOfferButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
