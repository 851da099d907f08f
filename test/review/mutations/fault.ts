import { Manifest } from './bundles';

/** One fault that can be put into any bundle that has what it breaks. */
export interface Fault {
  /** The rule that must notice it. */
  readonly rule: string;
  readonly title: string;
  /** Changes the manifests, or returns false where they have nothing to break. */
  readonly change: (bundle: Manifest[]) => boolean | void;
  /** Whether the manifests are declared to be all there is. */
  readonly closed?: boolean;
  readonly kubernetes?: string;
  readonly hardening?: boolean;
}

/** The Rollout or Deployment. */
export const workload = (bundle: Manifest[]): Manifest => bundle.find(({ kind }) => kind === 'Rollout' || kind === 'Deployment')!;
export const pod = (bundle: Manifest[]): Manifest => workload(bundle).spec.template.spec;
export const container = (bundle: Manifest[]): Manifest => pod(bundle).containers[0];
export const canary = (bundle: Manifest[]): Manifest | undefined => workload(bundle).spec.strategy?.canary;
export const blueGreen = (bundle: Manifest[]): Manifest | undefined => workload(bundle).spec.strategy?.blueGreen;
export const all = (bundle: Manifest[], kind: string): Manifest[] => bundle.filter((one) => one.kind === kind);
export const one = (bundle: Manifest[], kind: string): Manifest | undefined => bundle.find((object) => object.kind === kind);
export const template = (bundle: Manifest[]): Manifest | undefined => one(bundle, 'AnalysisTemplate');
/** The main Service: that of the stable or active version. */
export const service = (bundle: Manifest[]): Manifest => bundle.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'orders')!;

/** Does something where there is something to do it to. */
export function where<T>(find: (bundle: Manifest[]) => T | undefined, change: (found: T, bundle: Manifest[]) => boolean | void): Fault['change'] {
  return (bundle) => {
    const found = find(bundle);
    return found === undefined ? false : change(found, bundle);
  };
}

/** Only in bundles that are canaries behind a router. */
export const routed = (bundle: Manifest[]): Manifest | undefined => canary(bundle)?.trafficRouting ? canary(bundle) : undefined;
/** Only in canaries without a router. */
export const byPods = (bundle: Manifest[]): Manifest | undefined => canary(bundle)?.trafficRouting ? undefined : canary(bundle);
/** Removes objects of a kind, where there are some. */
export const without = (kind: string) => (bundle: Manifest[]): boolean => {
  const kept = bundle.filter((object) => object.kind !== kind);
  const removed = kept.length < bundle.length;
  bundle.splice(0, bundle.length, ...kept);
  return removed;
};
