import { secondsToFail } from './probe-timing';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

const DEFAULT_DEADLINE = 600;

export const START_EXCEEDS_DEADLINE: Rule = {
  id: 'ZD107',
  name: 'start-budget-exceeds-deadline',
  group: 'traffic readiness',
  severity: 'warning',
  title: 'A pod may take longer to start than the release waits for progress',
  rationale: 'The startup probe grants a time that progressDeadlineSeconds does not: a release whose pods start slowly, but as allowed, is given up or aborted.',
  mend: 'Set progressDeadlineSeconds above the time that the startup probe grants, or grant less.',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  ],
  limits: 'Each container by itself: the time of init containers and of pulling images comes on top. An error only where initialDelaySeconds alone reaches the deadline of a Rollout that aborts then; without progressDeadlineAbort it goes on, and is reported as failed.',
  reviewed: '1 finding in 109 public sets of manifests, and right: a test of Argo Rollouts with a deadline of 5 s and a first probe after 10 s.',
  *check({ relations }) {
    for (const { object, rollout, deployment, containers, takenOverBy } of relations.workloads) {
      const spec = takenOverBy ? undefined : rollout?.spec ?? deployment?.spec;
      const deadline = spec?.progressDeadlineSeconds ?? DEFAULT_DEADLINE;
      const aborts = rollout?.spec?.progressDeadlineAbort === true;
      for (const { container: { name, startupProbe, readinessProbe } } of spec ? containers : []) {
        const earliest = Math.max(startupProbe?.initialDelaySeconds ?? 0, readinessProbe?.initialDelaySeconds ?? 0);
        const latest = startupProbe ? (startupProbe.initialDelaySeconds ?? 0) + secondsToFail(startupProbe) : 0;
        const longest = Math.max(earliest, latest);
        if (longest >= deadline) {
          const always = earliest >= deadline;
          yield {
            object,
            path: 'spec.progressDeadlineSeconds',
            severity: always && aborts ? 'error' : 'warning',
            message: `${title(object)} has to make progress within ${deadline} s, and ${always
              ? `the probes of container ${name} wait for ${earliest} s before they ask: every release`
              : `the startupProbe of container ${name} grants ${latest} s: a release that starts slowly, but as allowed,`} is ${aborts ? 'aborted' : 'reported as failed'}`,
            mend: `set progressDeadlineSeconds to ${longest + 60} or more, or shorten ${always ? 'initialDelaySeconds' : 'the startupProbe'}`,
          };
        }
      }
    }
  },
};
