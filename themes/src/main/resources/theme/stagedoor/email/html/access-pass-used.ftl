<#import "template.ftl" as mail>
<@mail.layout title=msg('accessPassUsedTitle')>
<@mail.paragraph msg('accessPassUsedText', address)/>
<@mail.aside msg('accessPassNotYou')/>
</@mail.layout>
