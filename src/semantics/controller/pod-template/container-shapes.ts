import { Shapes } from './shapes';

/** Containers with their probes, environment and resources. */
export const CONTAINER_SHAPES: Shapes = {
  Container:
    'name! image command:[]string args:[]string workingDir ports:[]ContainerPort envFrom:[]EnvFromSource env:[]EnvVar ' +
    'resources:ResourceRequirements resizePolicy:[]ContainerResizePolicy restartPolicy:?string ' +
    'restartPolicyRules:[]ContainerRestartRule volumeMounts:[]VolumeMount volumeDevices:[]VolumeDevice livenessProbe:*Probe ' +
    'readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath terminationMessagePolicy ' +
    'imagePullPolicy securityContext:*SecurityContext stdin:bool stdinOnce:bool tty:bool',
  EphemeralContainer:
    'name! image command:[]string args:[]string workingDir ports:[]ContainerPort envFrom:[]EnvFromSource env:[]EnvVar ' +
    'resources:ResourceRequirements resizePolicy:[]ContainerResizePolicy restartPolicy:?string ' +
    'restartPolicyRules:[]ContainerRestartRule volumeMounts:[]VolumeMount volumeDevices:[]VolumeDevice livenessProbe:*Probe ' +
    'readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath terminationMessagePolicy ' +
    'imagePullPolicy securityContext:*SecurityContext stdin:bool stdinOnce:bool tty:bool targetContainerName',
  ContainerPort: 'name hostPort:int containerPort!:int protocol hostIP',
  EnvFromSource: 'prefix configMapRef:*ConfigMapEnvSource secretRef:*SecretEnvSource',
  EnvVar: 'name! value valueFrom:*EnvVarSource',
  ResourceRequirements: 'limits:{}Quantity requests:{}Quantity claims:[]ResourceClaim',
  ContainerResizePolicy: 'resourceName! restartPolicy!',
  ContainerRestartRule: 'action exitCodes:*ContainerRestartRuleOnExitCodes',
  VolumeMount: 'name! readOnly:bool recursiveReadOnly:?string mountPath! subPath mountPropagation:?string subPathExpr',
  VolumeDevice: 'name! devicePath!',
  Probe:
    'exec:*ExecAction httpGet:*HTTPGetAction tcpSocket:*TCPSocketAction grpc:*GRPCAction initialDelaySeconds:int ' +
    'timeoutSeconds:int periodSeconds:int successThreshold:int failureThreshold:int terminationGracePeriodSeconds:?int',
  Lifecycle: 'postStart:*LifecycleHandler preStop:*LifecycleHandler stopSignal:?string',
  SecurityContext:
    'capabilities:*Capabilities privileged:?bool seLinuxOptions:*SELinuxOptions ' +
    'windowsOptions:*WindowsSecurityContextOptions runAsUser:?int runAsGroup:?int runAsNonRoot:?bool ' +
    'readOnlyRootFilesystem:?bool allowPrivilegeEscalation:?bool procMount:?string seccompProfile:*SeccompProfile ' +
    'appArmorProfile:*AppArmorProfile',
  ConfigMapEnvSource: 'name optional:?bool',
  SecretEnvSource: 'name optional:?bool',
  EnvVarSource:
    'fieldRef:*ObjectFieldSelector resourceFieldRef:*ResourceFieldSelector configMapKeyRef:*ConfigMapKeySelector ' +
    'secretKeyRef:*SecretKeySelector fileKeyRef:*FileKeySelector',
  ResourceClaim: 'name! request',
  ContainerRestartRuleOnExitCodes: 'operator values:[]int',
  ExecAction: 'command:[]string',
  HTTPGetAction: 'path port!:IntOrString host scheme httpHeaders:[]HTTPHeader',
  TCPSocketAction: 'port!:IntOrString host',
  GRPCAction: 'port!:int service!:?string',
  LifecycleHandler: 'exec:*ExecAction httpGet:*HTTPGetAction tcpSocket:*TCPSocketAction sleep:*SleepAction',
  Capabilities: 'add:[]string drop:[]string',
  SELinuxOptions: 'user role type level',
  WindowsSecurityContextOptions: 'gmsaCredentialSpecName:?string gmsaCredentialSpec:?string runAsUserName:?string hostProcess:?bool',
  SeccompProfile: 'type! localhostProfile:?string',
  AppArmorProfile: 'type! localhostProfile:?string',
  ConfigMapKeySelector: 'name key! optional:?bool',
  SecretKeySelector: 'name key! optional:?bool',
  FileKeySelector: 'volumeName! path! key! optional:?bool',
  HTTPHeader: 'name! value!',
  SleepAction: 'seconds!:int',
  ObjectFieldSelector: 'apiVersion fieldPath!',
  ResourceFieldSelector: 'containerName resource! divisor:Quantity',
};
