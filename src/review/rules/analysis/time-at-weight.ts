import { AnalysisUse } from '../../inventory/analyses-of';
import { stageAt, stagesOf } from '../../inventory/canary-stages';

/** Seconds for which the weight is held before an analysis step begins; undefined where nobody knows: a person, an experiment, another analysis. */
export function timeAtWeight({ workload, step }: AnalysisUse): number | undefined {
  const { holds } = stageAt(stagesOf(workload!.canary!), step!);
  const before = holds.filter((hold) => hold.step < step!).map(({ by, seconds }) => by === 'time' ? seconds : undefined);
  return before.includes(undefined) ? undefined : (before as number[]).reduce((sum, one) => sum + one, 0);
}
