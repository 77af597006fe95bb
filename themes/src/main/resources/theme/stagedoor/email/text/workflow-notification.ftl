<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg(subjectKey, daysRemaining, reason)>
<@mail.paragraph (messageKey == 'customMessage')?then(customMessage!'', msg(messageKey, daysRemaining, reason))/>
</@mail.layout>
