<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('pushDeviceReportedAdminTitle')>
<@mail.paragraph msg('pushDeviceReportedAdminText', personName, address)/>
<@mail.paragraph msg('pushReportedAdminWay')/>
<@mail.aside msg('breakGlassUsedWhy')/>
</@mail.layout>
