<#import "template.ftl" as mail>
<@mail.layout title=msg('deprovisioningBrakeTitle')>
<@mail.paragraph msg('deprovisioningBrakeText', organizationName, people)/>
<@mail.paragraph msg('deprovisioningBrakeWay')/>
<@mail.aside msg('deprovisioningBrakeWhy')/>
</@mail.layout>
