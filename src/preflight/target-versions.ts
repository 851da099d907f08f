import { IConstruct } from 'constructs';
import { MinorVersion, TargetVersions } from '../semantics/versions';

const oldestOfTree = new WeakMap<IConstruct, Partial<TargetVersions>>();

/** Notes what some part of a tree is meant for. */
export function noteTargetVersions(scope: IConstruct, { kubernetes, argoRollouts }: Partial<TargetVersions>): void {
  const { root } = scope.node;
  const known = oldestOfTree.get(root);
  oldestOfTree.set(root, {
    ...known,
    ...(kubernetes && { kubernetes: older(known?.kubernetes, kubernetes) }),
    ...(argoRollouts && { argoRollouts: older(known?.argoRollouts, argoRollouts) }),
  });
}

/** The oldest versions that anything in the tree is meant for: what works there works everywhere. What nobody says is missing. */
export function oldestVersions(root: IConstruct): Partial<TargetVersions> {
  return oldestOfTree.get(root) ?? {};
}

function older(one: MinorVersion | undefined, other: MinorVersion): MinorVersion {
  return one === undefined || one.isNewerThan(other) ? other : one;
}
