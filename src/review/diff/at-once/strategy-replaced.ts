import { printPath } from '../../inventory/path';
import { Effect } from '../effect';

const STRATEGY = 'spec.strategy';

/**
 * A Rollout is released in another way from now on: the controller takes the pods that there are for what is stable, and sets its Services to them.
 * The status of a canary with a router names a ReplicaSet for its share of the traffic, and blue-green neither goes by that nor takes it away.
 */
export const strategyReplaced: Effect = function* ({ workloads }) {
  for (const { before, after, pair } of workloads) {
    if (!before.rollout || !after.rollout || !((before.canary && after.blueGreen) || (before.blueGreen && after.canary))) {
      continue;
    }
    const { name, namespace } = after.object;
    const [was, is] = after.blueGreen ? ['canary', 'blue-green'] : ['blue-green', 'canary'];
    const kept = before.canary?.trafficRouting !== undefined;
    const whole = pair.differences.filter(({ path: [spec, strategy] }) => spec === 'spec' && strategy === 'strategy');
    yield {
      class: 'at-once',
      object: after.object,
      path: STRATEGY,
      before: was,
      after: is,
      message: `${was} becomes ${is}: no pod is made anew for it, the Services that it names select the pods that are stable, and the next release is ${is}; `
        + 'apply it between releases, not during one'
        + (kept ? '. The pods that are stable now stay after the next release, too: status.canary.weights goes on naming them, and the controller keeps what is named there' : ''),
      ...(kept && {
        mend: `once it is applied: kubectl patch rollout ${name}${namespace ? ` -n ${namespace}` : ''} --subresource=status --type=json `
          + '-p \'[{"op":"remove","path":"/status/canary/weights"}]\'',
      }),
      explains: whole.map(({ path }) => ({ object: after.object, path: printPath(path) })),
    };
  }
};
