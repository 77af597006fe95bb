{{- define "stagedoor.configEnv" -}}
{{- with .Values.config.client }}
{{- if .existingSecret }}
{{ include "stagedoor.secretEnv" (dict "name" "STAGEDOOR_CONFIG_CLIENT_ID" "secret" .existingSecret "key" .idKey) }}
{{ include "stagedoor.secretEnv" (dict "name" "STAGEDOOR_CONFIG_CLIENT_SECRET" "secret" .existingSecret "key" .secretKey) }}
{{- end }}
{{- end }}
{{- range .Values.config.secrets }}
{{ include "stagedoor.secretEnv" (dict "name" .name "secret" .existingSecret "key" .key) }}
{{- end }}
{{- end -}}

{{- define "stagedoor.configArgs" -}}
- apply
- --server
- {{ .Values.config.serverUrl | default (include "stagedoor.internalUrl" .) | quote }}
- --realm-dir
# One file, by its own path: a mounted ConfigMap's folder shows every file twice.
- {{ ternary "/etc/stagedoor/realm/realm.yaml" "/opt/stagedoor/realm-config/realm" (ne .Values.config.files.existingConfigMap "") }}
- --client-id
- $(STAGEDOOR_CONFIG_CLIENT_ID)
- --client-secret-env
- STAGEDOOR_CONFIG_CLIENT_SECRET
{{- end -}}
