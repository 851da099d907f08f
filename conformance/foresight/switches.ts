import { Observation } from './story';
import { TimelineState } from '../../src/review/simulation/timeline';

type Moment = Pick<Observation, 'services' | 'weight' | 'aborted' | 'current'> & { readonly pods: Readonly<Record<string, { readonly available: number }>> };

/**
 * Each change of what a Service selects and of the weight, in order. Each is followed by itself: a moment may lie between things that
 * the controller does in one go. Where there is no weight the pods count that are available then, because a Service of blue-green switches
 * only to a whole version; that of a canary switches when it sees the first pod available, and how many that are is a matter of milliseconds.
 *
 * Each time that the controller looks at an aborted canary whose pods are still there, it lets the canary Service select them and then takes that
 * back, within milliseconds and at weight 0. Whether that is observed is chance, so that it is not followed.
 */
export function switches(moments: readonly Moment[]): Record<string, string[]> {
  const followed: Record<string, string[]> = {};
  const note = (what: string, value: string, more = ''): void => {
    const line = (followed[what] ??= []);
    if (line[line.length - 1]?.split(' ')[0] !== value) {
      line.push(value + more);
    }
  };
  const routed = moments.some(({ weight }) => weight !== undefined);
  moments.forEach(({ services = {}, weight, pods, aborted, current }) => {
    Object.entries(services).filter(([, version]) => !(routed && aborted && version === current)).forEach(([service, version]) =>
      note(service, version, routed || version === '*' ? '' : ` of ${pods[version]?.available ?? 0}`));
    if (weight !== undefined) {
      note('weight', String(weight));
    }
  });
  return followed;
}

export function simulatedSwitches(states: readonly TimelineState[]): Record<string, string[]> {
  return switches(states);
}

/** Services that the Rollout does not name select every version for ever, and are none of its business. */
export function recordedSwitches(observations: readonly Observation[], states: readonly TimelineState[]): Record<string, string[]> {
  const known = new Set(['weight', ...states.flatMap(({ services }) => Object.keys(services))]);
  const all = switches(observations.map((observation) => ({ ...observation, pods: observation.replicas ?? {} })));
  return Object.fromEntries(Object.entries(all).filter(([service]) => known.has(service)));
}
