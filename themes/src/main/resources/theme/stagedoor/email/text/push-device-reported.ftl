<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('pushDeviceReportedTitle')>
<@mail.paragraph msg('pushDeviceReportedText', device)/>
<@mail.paragraph msg('pushDeviceReportedWay')/>
</@mail.layout>
