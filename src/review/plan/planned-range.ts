import { PlanOptions } from './plan-options';
import { restingPods } from './pods';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

/** Pods are counted up to here: no single service has more, and a slip of the keyboard must not keep a reviewer waiting. */
const MOST_PODS = 5000;
/** Where they are replaced wave by wave. */
const MOST_IN_WAVES = 500;

/** The numbers of pods that a plan is made for. */
export interface PlannedRange {
  readonly least: number;
  readonly most: number;
  /** Said in the plan where these are not the numbers of the manifests. */
  readonly caveats: readonly string[];
}

export function plannedRange(relations: Relations, workload: Workload, options: PlanOptions): PlannedRange {
  const { least, most } = restingPods(relations, workload, options);
  const limit = workload.blueGreen || workload.canary?.trafficRouting ? MOST_PODS : MOST_IN_WAVES;
  const counted = (pods: number) => Math.min(limit, Math.max(0, Math.round(pods)));
  const changed = counted(least) !== least || counted(most) !== most;
  return { least: counted(least), most: counted(most), caveats: changed ? [`phases are counted for ${counted(most)} pods, not for ${most}`] : [] };
}
