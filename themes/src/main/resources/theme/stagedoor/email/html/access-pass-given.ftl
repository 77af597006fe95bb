<#import "template.ftl" as mail>
<@mail.layout title=msg('accessPassGivenTitle')>
<@mail.paragraph msg('accessPassGivenText', organizationName, minutes)/>
<@mail.aside msg('accessPassNotYou')/>
</@mail.layout>
