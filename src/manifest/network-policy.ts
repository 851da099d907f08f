import { LabelSelectorSpec } from './metadata';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/ */
export interface NetworkPolicySpec {
  readonly podSelector: LabelSelectorSpec;
  readonly policyTypes?: string[];
  readonly ingress?: NetworkPolicyIngressSpec[];
  readonly egress?: NetworkPolicyEgressSpec[];
}

export interface NetworkPolicyIngressSpec {
  readonly from?: NetworkPeerSpec[];
  readonly ports?: NetworkPortSpec[];
}

export interface NetworkPolicyEgressSpec {
  readonly to?: NetworkPeerSpec[];
  readonly ports?: NetworkPortSpec[];
}

export interface NetworkPeerSpec {
  readonly namespaceSelector?: LabelSelectorSpec;
  readonly podSelector?: LabelSelectorSpec;
  readonly ipBlock?: { readonly cidr: string; readonly except?: string[] };
}

export interface NetworkPortSpec {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}
