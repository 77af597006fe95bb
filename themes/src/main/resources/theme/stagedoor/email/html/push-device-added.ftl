<#import "template.ftl" as mail>
<@mail.layout title=msg('pushDeviceAddedTitle')>
<@mail.paragraph msg('pushDeviceAddedText', address)/>
<@mail.aside msg('pushDeviceAddedNotYou')/>
</@mail.layout>
