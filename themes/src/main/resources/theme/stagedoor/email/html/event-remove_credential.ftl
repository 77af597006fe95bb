<#import "template.ftl" as mail>
<@mail.layout title=msg('eventRemoveCredentialTitle')>
<@mail.paragraph msg('eventRemoveCredentialText', mail.credential())/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
