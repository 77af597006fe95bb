{{/* Pod Security Standard 'restricted', and more: nothing here can be loosened by a value. */}}
{{- define "stagedoor.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "stagedoor.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The part of a pod's spec that all our pods share. Takes (dict "root" . "component" NAME). */}}
{{- define "stagedoor.podCommon" -}}
serviceAccountName: {{ include "stagedoor.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- include "stagedoor.podSecurityContext" .root | nindent 2 }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "stagedoor.topologySpread" -}}
{{- $context := . -}}
{{- with .root.Values.topologyKeys -}}
topologySpreadConstraints:
  {{- range . }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "stagedoor.selectorLabels" $context | nindent 8 }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Gives endpoints time to leave the load balancers before the process is told to stop. */}}
{{- define "stagedoor.preStop" -}}
preStop:
  sleep:
    seconds: {{ .Values.shutdown.preStopSeconds }}
{{- end -}}

{{/* One environment variable from a Secret. Takes (dict "name" NAME "secret" SECRET "key" KEY). */}}
{{- define "stagedoor.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}
