import { PlanOptions } from './plan-options';
import { restingPods } from './pods';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

/** Pod by pod is counted up to here: no single service has more, and a slip of the keyboard must not keep a reviewer waiting. */
const MOST_PODS = 5000;

/** The numbers of pods that a plan is made for. */
export interface PlannedRange {
  readonly least: number;
  readonly most: number;
  /** Said in the plan where these are not the numbers of the manifests. */
  readonly caveats: readonly string[];
}

export function plannedRange(relations: Relations, workload: Workload, options: PlanOptions): PlannedRange {
  const { least, most } = restingPods(relations, workload, options);
  const counted = (pods: number) => Math.min(MOST_PODS, Math.max(0, Math.round(pods)));
  const changed = counted(least) !== least || counted(most) !== most;
  return { least: counted(least), most: counted(most), caveats: changed ? [`phases are counted for ${counted(most)} pods, not for ${most}`] : [] };
}
