import { bytes, exceeds, printNumber } from './amounts';
import { listed, podsInWords } from './in-words';
import { PlanOptions } from './plan-options';
import { title } from '../inventory/inventory-object';
import { KINDS } from '../inventory/kinds';
import { podNeeds } from '../inventory/pod-needs';
import { parseQuantity } from '../inventory/quantity';
import { Relations } from '../inventory/relations';
import { replicaRange } from '../inventory/replica-range';
import { PodSpec } from '../inventory/shapes/pod';
import { Workload } from '../inventory/workload';

/** Whether a release fits into something, and the sentence that says so. */
export interface ComparedLimit {
  readonly sentence: string;
  readonly fits: boolean;
}

/** Something that pods are counted by: themselves, or a resource on one side of their containers. */
interface Measure {
  readonly resource: 'pods' | 'cpu' | 'memory';
  readonly side: 'requests' | 'limits';
}

interface Comparison {
  readonly measure: Measure;
  readonly needed: number;
  readonly available: number;
  /** Containers of which nothing is known: the need is at least as large. */
  readonly silent: readonly string[];
}

const QUOTA_MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['pods', { resource: 'pods', side: 'requests' }],
  ['count/pods', { resource: 'pods', side: 'requests' }],
  ['cpu', { resource: 'cpu', side: 'requests' }],
  ['requests.cpu', { resource: 'cpu', side: 'requests' }],
  ['memory', { resource: 'memory', side: 'requests' }],
  ['requests.memory', { resource: 'memory', side: 'requests' }],
  ['limits.cpu', { resource: 'cpu', side: 'limits' }],
  ['limits.memory', { resource: 'memory', side: 'limits' }],
]);

/** The peak of a release beside every ResourceQuota of its namespace. Those with scopes count some pods only: which, cannot be told for certain. */
export function quotaLimits(relations: Relations, workload: Workload, peakReplicas: number): ComparedLimit[] {
  const { inventory, workloads } = relations;
  const { namespace } = workload.object;
  const others = workloads.filter((other) => other.object !== workload.object && !other.takenOverBy && other.object.namespace === namespace)
    .map((other) => ({ pod: other.pod, pods: replicaRange(relations, other)?.most ?? 0 })).filter(({ pods }) => pods > 0);
  const quotas = inventory.of(KINDS.resourceQuota).filter(({ object, manifest: { spec = {} } }) =>
    object.namespace === namespace && (spec.scopes ?? []).length === 0 && spec.scopeSelector === undefined);
  return quotas.flatMap(({ object, manifest }) => {
    const hard = manifest.spec?.hard ?? {};
    const comparisons = Object.keys(hard).flatMap((key): Comparison[] => {
      const [measure, available] = [QUOTA_MEASURES.get(key), parseQuantity(hard[key])];
      if (!measure || available === undefined) {
        return [];
      }
      const own = needed(workload.pod, measure);
      const beside = others.reduce((sum, { pod, pods }) => sum + needed(pod, measure).amount * pods, 0);
      return [{ measure, needed: own.amount * peakReplicas + beside, available, silent: own.silent }];
    });
    const besides = others.reduce((sum, { pods }) => sum + pods, 0);
    const including = besides === 0 ? '' : `, ${podsInWords(besides)} of other workloads included`;
    return compared(`${title(object)}`, comparisons, including, 'its pods are refused unless a LimitRange fills that in');
  });
}

/** The peak of a release beside the capacity that was given. */
export function givenLimits(pod: PodSpec, peakReplicas: number, { availableCpu, availableMemory }: PlanOptions): ComparedLimit[] {
  const comparisons = ([['cpu', availableCpu], ['memory', availableMemory]] as const).flatMap(([resource, available]): Comparison[] => {
    const measure: Measure = { resource, side: 'requests' };
    const { amount, silent } = needed(pod, measure);
    return available === undefined ? [] : [{ measure, needed: amount * peakReplicas, available, silent }];
  });
  return compared('Capacity given', comparisons, '', 'what it takes is not known');
}

function needed(pod: PodSpec, { resource, side }: Measure): { readonly amount: number; readonly silent: readonly string[] } {
  return resource === 'pods' ? { amount: 1, silent: [] } : podNeeds(pod, side, resource);
}

function compared(of: string, comparisons: readonly Comparison[], including: string, consequence: string): ComparedLimit[] {
  // What is too much already needs no exact number.
  const exceeded = comparisons.filter((one) => exceeds(one.needed, one.available));
  const known = comparisons.filter((one) => one.silent.length === 0 || exceeded.includes(one));
  const unknown = comparisons.filter((one) => !known.includes(one)).map(({ measure, silent }) =>
    `${of} cannot be compared with for ${nameOf(measure)}: ${silent.length === 1 ? 'container' : 'containers'} ${listed(silent)} ${silent.length === 1 ? 'says' : 'say'} none, and ${consequence}`);
  const sentences = [
    ...(known.length > 0 ? [`${of}: ${known.map(amounts).join(', ')} at the peak${including}`] : []),
    ...unknown,
  ];
  return sentences.map((sentence) => ({ sentence, fits: exceeded.length === 0 }));
}

function amounts({ measure, needed: need, available }: Comparison): string {
  const over = exceeds(need, available) ? ' (too many)' : '';
  switch (measure.resource) {
    case 'pods': return `${podsInWords(need)} of ${printNumber(available)}${over}`;
    case 'cpu': return `${nameOf(measure)} ${printNumber(need)} of ${printNumber(available)} cores${over}`;
    default: return `${nameOf(measure)} ${bytes(need)} of ${bytes(available)}${exceeds(need, available) ? ' (too much)' : ''}`;
  }
}

function nameOf({ resource, side }: Measure): string {
  const name = resource === 'cpu' ? 'CPU' : resource;
  return side === 'limits' ? `${name} limits` : name;
}
