<#import "template.ftl" as mail>
<@mail.layout title=msg('breakGlassUsedTitle')>
<@mail.paragraph msg('breakGlassUsedText', personName, application, address)/>
<@mail.paragraph msg('breakGlassUsedPast', organizationName)/>
<@mail.paragraph msg('breakGlassUsedWay', signIn)/>
<@mail.aside msg('breakGlassUsedWhy')/>
</@mail.layout>
