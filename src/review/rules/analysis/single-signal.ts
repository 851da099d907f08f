import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const SINGLE_SIGNAL: Rule = {
  id: 'ZD612',
  name: 'single-signal',
  group: 'analysis',
  severity: 'info',
  title: 'A canary is judged by one metric only',
  rationale: 'A version can answer every request well and far too slowly, or fast and with errors. One metric sees one of these.',
  mend: 'Judge at least the share of successful requests and the latency.',
  sources: ['https://sre.google/sre-book/monitoring-distributed-systems/'],
  limits: 'Silent with Jobs, Kayenta, plugins and experiments, which may look at several things at once, and where a template is not among the objects.',
  reviewed: '6 findings in 6 of 146 public manifests, read one by one: all right.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const uses = workload.canary ? relations.analysesOf(workload) : [];
      const metrics = new Map(uses.flatMap((use) => use.metrics).filter(({ dryRun }) => !dryRun).map((used) => [`${used.template.index} ${used.path}`, used]));
      const [only] = metrics.values();
      const { job, kayenta, plugin } = only?.metric.provider ?? {};
      const several = [job, kayenta, plugin].some((provider) => provider !== undefined)
        || workload.canary?.steps?.some((step) => step.plugin ?? step.experiment);
      if (metrics.size === 1 && !several && uses.every(({ complete }) => complete)) {
        yield {
          object: workload.object,
          path: uses[0].path,
          message: `${title(workload.object)} is judged by the metric ${only.metric.name} alone: what that does not see gets to all users`,
          mend: 'add a second metric of another kind: latency beside errors, or errors beside latency',
        };
      }
    }
  },
};
