{{- define "stagedoor.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{/* 50 characters: room for the longest suffix within a DNS label of 63. */}}
{{- define "stagedoor.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "stagedoor.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "stagedoor.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* What a selector may hold: values that never change for a release. Takes (dict "root" . "component" NAME). */}}
{{- define "stagedoor.selectorLabels" -}}
app.kubernetes.io/name: {{ include "stagedoor.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "stagedoor.labels" -}}
{{ include "stagedoor.selectorLabels" . }}
app.kubernetes.io/version: {{ include "stagedoor.tag" .root | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/part-of: stagedoor
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{- define "stagedoor.podMetadata" -}}
labels:
  {{- include "stagedoor.labels" . | nindent 2 }}
  {{- with .root.Values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .root.Values.podAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "stagedoor.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{- define "stagedoor.image" -}}
{{- printf "%s:%s" .Values.image.repository (include "stagedoor.tag" .) -}}
{{- with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{- define "stagedoor.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "stagedoor.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "stagedoor.endsTls" -}}
{{- if .Values.tls.existingSecret -}}true{{- end -}}
{{- end -}}

{{- define "stagedoor.publicPort" -}}
{{- if include "stagedoor.endsTls" . -}}https{{- else -}}http{{- end -}}
{{- end -}}

{{- define "stagedoor.publicUrl" -}}
{{- printf "https://%s" .Values.hostname -}}
{{- end -}}

{{/* For callers in the cluster. Where the pod ends TLS its certificate names the public host, so they go there. */}}
{{- define "stagedoor.internalUrl" -}}
{{- if include "stagedoor.endsTls" . -}}
{{- include "stagedoor.publicUrl" . -}}
{{- else -}}
{{- printf "http://%s.%s.svc:80" (include "stagedoor.fullname" .) .Release.Namespace -}}
{{- end -}}
{{- end -}}

{{- define "stagedoor.issuer" -}}
{{- .Values.gateway.issuer | default (printf "%s/realms/studio" (include "stagedoor.publicUrl" .)) -}}
{{- end -}}
