<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('orgInviteTitle', organization.name) name=((firstName!'') + ' ' + (lastName!''))?trim>
<@mail.paragraph msg('orgInviteText', organization.name, realmName)/>
<@mail.action link=link label=msg('orgInviteButton') expires=linkExpirationFormatter(linkExpiration)/>
<@mail.aside msg('orgInviteNotYou', organization.name)/>
</@mail.layout>
