<#import "template.ftl" as mail>
<@mail.layout title=msg('eventUpdateCredentialTitle')>
<@mail.paragraph msg('eventUpdateCredentialText', mail.credential())/>
<@mail.occasion/>
<@mail.aside msg('mailNotYouChanged')/>
</@mail.layout>
