import { Rule } from '../../engine/rule';
import { sharedStages, stageAt, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { lastMeasurement } from '../analysis/measurements';
import { seriesOf } from '../analysis/promql';
import { prometheusQuery } from '../analysis/queries';
import { timeAtWeight } from '../analysis/time-at-weight';

export const PAUSE_SHORTER_THAN_SIGNAL: Rule = {
  id: 'ZD518',
  name: 'pause-shorter-than-signal',
  group: 'strategy',
  severity: 'warning',
  title: 'An analysis step is over before Prometheus can have seen the new version',
  rationale: 'A rate needs two samples, so two scrapes. An analysis right after the first weight sees none: it judges nothing, or aborts a good release for want of data.',
  mend: 'Put a pause before the analysis, or give its metrics an initialDelay.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#delay-analysis-runs', 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate'],
  limits: 'The time between two scrapes is the threshold scrapeSeconds. Looks at the first weight, and only where all times are known.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations, settings }) {
    const soonest = 2 * settings.thresholds.scrapeSeconds;
    for (const workload of relations.workloads) {
      for (const use of relations.analysesOf(workload).filter(({ moment }) => moment === 'step')) {
        const isFirst = stageAt(stagesOf(workload.canary!), use.step!).step === sharedStages(workload.canary!)[0]?.step;
        const held = isFirst ? timeAtWeight(use) : undefined;
        const ends = held === undefined ? [] : use.metrics.filter((used) => {
          const query = prometheusQuery(used, use);
          return query && seriesOf(query).some(({ range }) => range !== undefined);
        }).map((used) => lastMeasurement(used, use) ?? Infinity).map((last) => held + last);
        if (ends.length > 0 && Math.max(...ends) < soonest) {
          yield {
            object: workload.object,
            path: use.path,
            message: `the analysis of ${title(workload.object)} ends ${Math.max(...ends)} s after the first weight, and two scrapes take ${soonest} s: there is nothing yet that it could judge`,
            mend: `put a pause of at least ${soonest} s before it, or set initialDelay: ${soonest}s`,
          };
        }
      }
    }
  },
};
