import { Shapes } from './shapes';

/** The pod template itself, and what says where and as whom its pods run. */
export const POD_SHAPES: Shapes = {
  PodTemplateSpec: 'metadata:ObjectMeta spec:PodSpec',
  PodSpec:
    'volumes:[]Volume initContainers:[]Container containers!:[]Container ephemeralContainers:[]EphemeralContainer ' +
    'restartPolicy terminationGracePeriodSeconds:?int activeDeadlineSeconds:?int dnsPolicy nodeSelector:{}string ' +
    'serviceAccountName serviceAccount automountServiceAccountToken:?bool nodeName hostNetwork:bool hostPID:bool ' +
    'hostIPC:bool shareProcessNamespace:?bool securityContext:*PodSecurityContext imagePullSecrets:[]LocalObjectReference ' +
    'hostname subdomain affinity:*Affinity schedulerName tolerations:[]Toleration hostAliases:[]HostAlias priorityClassName ' +
    'priority:?int dnsConfig:*PodDNSConfig readinessGates:[]PodReadinessGate runtimeClassName:?string ' +
    'enableServiceLinks:?bool preemptionPolicy:?string overhead:{}Quantity ' +
    'topologySpreadConstraints:[]TopologySpreadConstraint setHostnameAsFQDN:?bool os:*PodOS hostUsers:?bool ' +
    'schedulingGates:[]PodSchedulingGate resourceClaims:[]PodResourceClaim resources:*ResourceRequirements ' +
    'hostnameOverride:?string',
  PodSecurityContext:
    'seLinuxOptions:*SELinuxOptions windowsOptions:*WindowsSecurityContextOptions runAsUser:?int runAsGroup:?int ' +
    'runAsNonRoot:?bool supplementalGroups:[]int supplementalGroupsPolicy:?string fsGroup:?int sysctls:[]Sysctl ' +
    'fsGroupChangePolicy:?string seccompProfile:*SeccompProfile appArmorProfile:*AppArmorProfile ' +
    'seLinuxChangePolicy:?string',
  Affinity: 'nodeAffinity:*NodeAffinity podAffinity:*PodAffinity podAntiAffinity:*PodAntiAffinity',
  Toleration: 'key operator value effect tolerationSeconds:?int',
  HostAlias: 'ip! hostnames:[]string',
  PodDNSConfig: 'nameservers:[]string searches:[]string options:[]PodDNSConfigOption',
  PodReadinessGate: 'conditionType!',
  TopologySpreadConstraint:
    'maxSkew!:int topologyKey! whenUnsatisfiable! labelSelector:*LabelSelector minDomains:?int nodeAffinityPolicy:?string ' +
    'nodeTaintsPolicy:?string matchLabelKeys:[]string',
  PodOS: 'name!',
  PodSchedulingGate: 'name!',
  PodResourceClaim: 'name! resourceClaimName:?string resourceClaimTemplateName:?string',
  Sysctl: 'name! value!',
  NodeAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm',
  PodAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  PodAntiAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm ' +
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  PodDNSConfigOption: 'name value:?string',
  NodeSelector: 'nodeSelectorTerms!:[]NodeSelectorTerm',
  PreferredSchedulingTerm: 'weight!:int preference!:NodeSelectorTerm',
  PodAffinityTerm:
    'labelSelector:*LabelSelector namespaces:[]string topologyKey! namespaceSelector:*LabelSelector matchLabelKeys:[]string ' +
    'mismatchLabelKeys:[]string',
  WeightedPodAffinityTerm: 'weight!:int podAffinityTerm!:PodAffinityTerm',
  NodeSelectorTerm: 'matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement',
  NodeSelectorRequirement: 'key! operator! values:[]string',
  LocalObjectReference: 'name',
  ObjectMeta: 'labels:{}string annotations:{}string',
  LabelSelector: 'matchLabels:{}string matchExpressions:[]LabelSelectorRequirement',
  LabelSelectorRequirement: 'key! operator! values:[]string',
};
