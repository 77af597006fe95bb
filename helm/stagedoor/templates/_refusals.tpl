{{/* What the schema cannot say well: each refusal is one sentence that names the way out. */}}
{{- define "stagedoor.refuse" -}}
{{- if not .Values.image.repository -}}
{{- fail "image.repository is not set: Stagedoor's image is not published, so build it with idp-server/container/Containerfile, push it to your registry and name it here." -}}
{{- end -}}
{{- if ne .Values.database.vendor "postgres" -}}
{{- fail (printf "database.vendor is '%s', but Stagedoor runs on PostgreSQL only: the embedded H2 database is for trying it out, it would lose everything with the pod." .Values.database.vendor) -}}
{{- end -}}
{{- if and (eq .Values.database.tls.mode "verify-server") (not .Values.database.tls.ca.existingSecret) -}}
{{- fail "database.tls.ca.existingSecret is not set: name the Secret with the database's CA certificate, or accept an unverified connection with database.tls.mode=disabled." -}}
{{- end -}}
{{- if not .Values.encryptionKeys.existingSecret -}}
{{- fail "encryptionKeys.existingSecret is not set: name the Secret with the keys that seal secrets in the database; README.md says how to make one." -}}
{{- end -}}
{{- if and .Values.tls.existingSecret .Values.proxyHeaders -}}
{{- fail "Both tls.existingSecret and proxyHeaders are set, choose one: with tls.existingSecret the pod ends TLS, with proxyHeaders a proxy in front of it does." -}}
{{- end -}}
{{- if not (or .Values.tls.existingSecret .Values.proxyHeaders) -}}
{{- fail "Nothing ends TLS: set tls.existingSecret to let the pod do it, or proxyHeaders (xforwarded or forwarded) if a proxy in front of it does." -}}
{{- end -}}
{{- if and .Values.proxyTrustedAddresses (not .Values.proxyHeaders) -}}
{{- fail "proxyTrustedAddresses is set without proxyHeaders: the addresses would have no effect." -}}
{{- end -}}
{{- $stop := add .Values.shutdown.preStopSeconds .Values.shutdown.delaySeconds .Values.shutdown.timeoutSeconds -}}
{{- if le (int .Values.terminationGracePeriodSeconds) (int $stop) -}}
{{- fail (printf "terminationGracePeriodSeconds is %v, but shutdown takes up to %v seconds (preStopSeconds, delaySeconds and timeoutSeconds together): the server would be killed while it answers." .Values.terminationGracePeriodSeconds $stop) -}}
{{- end -}}
{{- include "stagedoor.refuseOwned" (dict "key" "extraEnv" "extra" .Values.extraEnv "owned" (include "stagedoor.serverEnv" . | fromYamlArray)) -}}
{{- include "stagedoor.refuseOwned" (dict "key" "config.extraEnv" "extra" .Values.config.extraEnv "owned" (include "stagedoor.configEnv" . | fromYamlArray)) -}}
{{- if and .Values.config.enabled (not .Values.config.client.existingSecret) -}}
{{- fail "config.enabled needs config.client.existingSecret: the Secret with the id and the secret of the client that applies the realm." -}}
{{- end -}}
{{- end -}}

{{/* A variable that is set twice counts as its last value: extraEnv could undo what this chart checks. */}}
{{- define "stagedoor.refuseOwned" -}}
{{- $key := .key -}}
{{- $owned := list "KC_DB_URL" "KC_DB_DRIVER" "KC_DB_URL_PROPERTIES" "KC_HOSTNAME_STRICT" "KC_HTTP_ENABLED" "KC_HTTP_MANAGEMENT_PORT" "KC_PROXY_HEADERS" "KC_PROXY_TRUSTED_ADDRESSES" "KC_PROXY_PROTOCOL_ENABLED" "KC_CACHE" "KC_CACHE_STACK" "KC_CACHE_EMBEDDED_MTLS_ENABLED" "KC_CACHE_EMBEDDED_NETWORK_BIND_PORT" "KC_BOOTSTRAP_ADMIN_USERNAME" "KC_BOOTSTRAP_ADMIN_PASSWORD" "KC_BOOTSTRAP_ADMIN_CLIENT_ID" "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET" "KC_CONFIG_FILE" "STAGEDOOR_DATA" -}}
{{- range .owned -}}
{{- $owned = append $owned .name -}}
{{- end -}}
{{- range .extra -}}
{{- if has .name $owned -}}
{{- fail (printf "%s sets %s, which belongs to the chart: use the value made for it." $key .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
