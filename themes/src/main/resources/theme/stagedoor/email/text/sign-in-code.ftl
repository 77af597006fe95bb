<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('signInCodeTitle')>
<@mail.paragraph msg('signInCodeText', minutes)/>
<@mail.code code/>
<@mail.aside msg('signInCodeNotYou')/>
</@mail.layout>
