<#ftl output_format="plainText">
<#import "template.ftl" as mail>
<@mail.layout title=msg('pushReportedAdminTitle')>
<@mail.paragraph msg('pushReportedAdminText', personName, application, address)/>
<@mail.paragraph msg('pushReportedAdminWay')/>
<@mail.aside msg('breakGlassUsedWhy')/>
</@mail.layout>
