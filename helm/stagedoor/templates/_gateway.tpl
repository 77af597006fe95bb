{{/* The forward-auth service is told everything by options; variables come from gateway.extraEnv alone. */}}
{{- define "stagedoor.gatewayArgs" -}}
- --host
- 0.0.0.0
- --port
- "8090"
- --issuer
- {{ include "stagedoor.issuer" . | quote }}
- --audience
- {{ .Values.gateway.audience | quote }}
{{- if .Values.gateway.routes.existingConfigMap }}
- --routes
- /etc/stagedoor/routes/routes.yaml
- --context
- {{ .Values.gateway.routes.context | quote }}
{{- end }}
{{- end -}}
