<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('emailTestTitle')>
<@mail.paragraph msg('emailTestText', realmName)/>
</@mail.layout>
