{{/* The settings that belong to the chart; extraEnv may not set them again. */}}
{{- define "stagedoor.serverEnv" -}}
- name: KC_DB
  value: postgres
- name: KC_DB_URL_HOST
  value: {{ .Values.database.host | quote }}
- name: KC_DB_URL_PORT
  value: {{ .Values.database.port | quote }}
- name: KC_DB_URL_DATABASE
  value: {{ .Values.database.name | quote }}
- name: KC_DB_SCHEMA
  value: {{ .Values.database.schema | quote }}
{{ include "stagedoor.secretEnv" (dict "name" "KC_DB_USERNAME" "secret" .Values.database.credentials.existingSecret "key" .Values.database.credentials.usernameKey) }}
{{ include "stagedoor.secretEnv" (dict "name" "KC_DB_PASSWORD" "secret" .Values.database.credentials.existingSecret "key" .Values.database.credentials.passwordKey) }}
- name: KC_DB_TLS_MODE
  value: {{ .Values.database.tls.mode }}
{{- if eq .Values.database.tls.mode "verify-server" }}
- name: KC_DB_TLS_TRUST_STORE_FILE
  value: /etc/stagedoor/database-ca/ca.crt
{{- end }}
- name: KC_HOSTNAME
  value: {{ include "stagedoor.publicUrl" . | quote }}
{{- if include "stagedoor.endsTls" . }}
- name: KC_HTTPS_CERTIFICATE_FILE
  value: /etc/stagedoor/tls/tls.crt
- name: KC_HTTPS_CERTIFICATE_KEY_FILE
  value: /etc/stagedoor/tls/tls.key
{{- else }}
- name: KC_HTTP_ENABLED
  value: "true"
- name: KC_PROXY_HEADERS
  value: {{ .Values.proxyHeaders }}
{{- with .Values.proxyTrustedAddresses }}
- name: KC_PROXY_TRUSTED_ADDRESSES
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
# Nodes find each other in the database (Keycloak's jdbc-ping); the default, any site-local address, misses other pod ranges.
- name: KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
{{- with .Values.bootstrapAdmin }}
{{- if .existingSecret }}
{{ include "stagedoor.secretEnv" (dict "name" "KC_BOOTSTRAP_ADMIN_USERNAME" "secret" .existingSecret "key" .usernameKey) }}
{{ include "stagedoor.secretEnv" (dict "name" "KC_BOOTSTRAP_ADMIN_PASSWORD" "secret" .existingSecret "key" .passwordKey) }}
{{- end }}
{{- end }}
{{- if .Values.config.enabled }}
{{- with .Values.config.client }}
# The first start makes the client with which the Job of this chart applies the realm.
{{ include "stagedoor.secretEnv" (dict "name" "KC_BOOTSTRAP_ADMIN_CLIENT_ID" "secret" .existingSecret "key" .idKey) }}
{{ include "stagedoor.secretEnv" (dict "name" "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET" "secret" .existingSecret "key" .secretKey) }}
{{- end }}
{{- end }}
# The pod holds no service account token, and the cluster's own CA has no say in whom the server trusts.
- name: KC_TRUSTSTORE_KUBERNETES_ENABLED
  value: "false"
{{- if .Values.trustedCertificates.existingSecret }}
- name: KC_TRUSTSTORE_PATHS
  value: /etc/stagedoor/trusted-certificates
{{- end }}
- name: KC_SPI_STAGEDOOR_SEAL__DEFAULT__KEY_FILE
  value: /etc/stagedoor/encryption/keys
- name: KC_SHUTDOWN_DELAY
  value: {{ printf "%vs" .Values.shutdown.delaySeconds }}
- name: KC_SHUTDOWN_TIMEOUT
  value: {{ printf "%vs" .Values.shutdown.timeoutSeconds }}
{{- with .Values.log.level }}
- name: KC_LOG_LEVEL
  value: {{ . | quote }}
{{- end }}
- name: KC_LOG_CONSOLE_OUTPUT
  value: {{ ternary "json" "default" (eq .Values.log.format "json") }}
- name: STAGEDOOR_HEAP
  value: {{ .Values.heap }}
{{- end -}}

{{- define "stagedoor.serverVolumeMounts" -}}
- name: data
  mountPath: /opt/stagedoor/data
- name: tmp
  mountPath: /tmp
- name: encryption-keys
  mountPath: /etc/stagedoor/encryption
  readOnly: true
{{- if include "stagedoor.endsTls" . }}
- name: tls
  mountPath: /etc/stagedoor/tls
  readOnly: true
{{- end }}
{{- if eq .Values.database.tls.mode "verify-server" }}
- name: database-ca
  mountPath: /etc/stagedoor/database-ca
  readOnly: true
{{- end }}
{{- if .Values.trustedCertificates.existingSecret }}
- name: trusted-certificates
  mountPath: /etc/stagedoor/trusted-certificates
  readOnly: true
{{- end }}
{{- end -}}

{{- define "stagedoor.serverVolumes" -}}
- name: data
  emptyDir:
    sizeLimit: {{ .Values.dataVolumeSizeLimit }}
- name: tmp
  emptyDir:
    sizeLimit: {{ .Values.dataVolumeSizeLimit }}
- name: encryption-keys
  secret:
    secretName: {{ .Values.encryptionKeys.existingSecret }}
    defaultMode: 288 # 0440
    items:
      - key: {{ .Values.encryptionKeys.key }}
        path: keys
{{- with .Values.tls.existingSecret }}
- name: tls
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
{{- end }}
{{- if eq .Values.database.tls.mode "verify-server" }}
- name: database-ca
  secret:
    secretName: {{ .Values.database.tls.ca.existingSecret }}
    defaultMode: 288 # 0440
    items:
      - key: {{ .Values.database.tls.ca.key }}
        path: ca.crt
{{- end }}
{{- with .Values.trustedCertificates.existingSecret }}
- name: trusted-certificates
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
{{- end }}
{{- end -}}

{{- define "stagedoor.probe" -}}
httpGet:
  path: {{ .path }}
  port: management
  scheme: {{ ternary "HTTPS" "HTTP" (eq (include "stagedoor.endsTls" .root) "true") }}
{{- end -}}
