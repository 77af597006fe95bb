<#macro content>
<p>${msg('stagedoorHelp')}</p>
</#macro>
