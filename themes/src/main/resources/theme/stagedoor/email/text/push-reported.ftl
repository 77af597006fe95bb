<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('pushReportedTitle')>
<@mail.paragraph msg('pushReportedText', application, address)/>
<@mail.paragraph msg('pushReportedWay')/>
<@mail.aside msg('pushReportedYou')/>
</@mail.layout>
