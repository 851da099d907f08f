import { Labels } from './selection';

/** Labels that controllers give to pods, and that no pod template has. */
const CONTROLLER_LABELS: ReadonlySet<string> = new Set([
  'pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index',
]);

/** What is left of the labels that a selector asks for when those are passed over that pods get only in the cluster. */
export function withoutControllerLabels(wanted: Labels): Labels {
  const keys = Object.keys(wanted);
  return keys.some((key) => CONTROLLER_LABELS.has(key))
    ? Object.fromEntries(keys.filter((key) => !CONTROLLER_LABELS.has(key)).map((key) => [key, wanted[key]]))
    : wanted;
}
