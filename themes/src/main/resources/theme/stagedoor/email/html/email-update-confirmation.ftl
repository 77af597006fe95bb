<#import "template.ftl" as mail>
<@mail.layout title=msg('emailUpdateConfirmationTitle')>
<@mail.paragraph msg('emailUpdateConfirmationText', realmName, newEmail)/>
<@mail.action link=link label=msg('emailUpdateConfirmationButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('mailNotYou')/>
</@mail.layout>
