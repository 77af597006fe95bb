<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('deviceCopiedTitle')>
<@mail.paragraph msg('deviceCopiedText', address)/>
<@mail.aside msg('deviceCopiedWhatNow')/>
</@mail.layout>
