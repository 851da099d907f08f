import { listed } from './in-words';
import { routedObjects } from './routed-objects';
import { AnalysisUse } from '../inventory/analyses-of';
import { Relations } from '../inventory/relations';
import { CanaryStep } from '../inventory/shapes/strategies';
import { Workload } from '../inventory/workload';

/** An Experiment: an object, or a step of a canary. */
interface ExperimentParts {
  readonly templates?: readonly { readonly name?: string; readonly weight?: number; readonly service?: { readonly name?: string } }[];
  readonly analyses?: readonly { readonly name?: string }[];
}

/** What the controller makes or changes, in words: people look for it in vain among the manifests, and tools that compare with these find it. */
export function controllerObjects(relations: Relations, workload: Workload): string[] {
  const { object: { name }, rollout, deployment } = workload;
  if (deployment) {
    return [`makes ReplicaSet ${name}-<hash> for each version; label pod-template-hash tells its pods apart`];
  }
  return !rollout ? [] : [
    `makes ReplicaSet ${name}-<hash> for each version; label rollouts-pod-template-hash tells its pods apart`,
    ...selectors(relations, workload),
    ...routedObjects(relations.inventory, workload),
    ...podMetadata(workload),
    ...analysisRuns(name, relations.analysesOf(workload)),
    ...(workload.canary?.steps ?? []).flatMap((step, index) => experimentOf(name, step, index)),
    ...takenOver(workload),
  ];
}

/** What an Experiment of this name makes. */
export function experimentObjects(experiment: string, { templates = [], analyses = [] }: ExperimentParts): string[] {
  const named = templates.map(({ name = '', weight, service }) => ({ name: `${experiment}-${name}`, service: weight === undefined && !service ? undefined : service?.name ?? `${experiment}-${name}` }));
  const services = named.flatMap(({ service }) => service ?? []);
  return [
    ...(named.length === 0 ? [] : [`makes ${count('ReplicaSet', named.map(({ name }) => name))} for the time of the experiment`]),
    ...(services.length === 0 ? [] : [`makes ${count('Service', services)} for the time of the experiment`]),
    ...(analyses.length === 0 ? [] : [`makes ${count('AnalysisRun', analyses.map(({ name }) => `${experiment}-${name ?? ''}`))}`]),
  ];
}

function selectors(relations: Relations, workload: Workload): string[] {
  const names = [...new Set(relations.strategyServices(workload).values())];
  return names.length === 0 ? [] : [
    `adds rollouts-pod-template-hash to the selector of ${count('Service', names)}, and annotation argo-rollouts.argoproj.io/managed-by-rollouts`,
  ];
}

/** Labels and annotations that pods of one role get in place, and lose with it. */
function podMetadata({ canary }: Workload): string[] {
  return ([['new', canary?.canaryMetadata], ['stable', canary?.stableMetadata]] as const).flatMap(([role, metadata]) => {
    const keys = [...Object.keys(metadata?.labels ?? {}), ...Object.keys(metadata?.annotations ?? {})];
    return keys.length === 0 ? [] : [`writes ${listed(keys)} on the pods of the ${role} version, while they are that`];
  });
}

const SUFFIXES: Readonly<Partial<Record<AnalysisUse['moment'], string>>> = { 'background': '', 'pre-promotion': '-pre', 'post-promotion': '-post' };

function analysisRuns(rollout: string, uses: readonly AnalysisUse[]): string[] {
  const names = uses.filter(({ moment }) => moment === 'step' || SUFFIXES[moment] !== undefined)
    .map(({ moment, step }) => `${rollout}-<hash>-<revision>${moment === 'step' ? `-${step}` : SUFFIXES[moment]}`);
  return names.length === 0 ? [] : [`makes ${count('AnalysisRun', names)}; one more for each that is repeated after it was inconclusive`];
}

function experimentOf(rollout: string, { experiment }: CanaryStep, index: number): string[] {
  const name = `${rollout}-<hash>-<revision>-${index}`;
  return experiment ? [`makes Experiment ${name} at step ${index}`, ...experimentObjects(name, experiment)] : [];
}

function takenOver({ rollout, templateObject, object }: Workload): string[] {
  const { kind, name, scaleDown } = rollout?.spec?.workloadRef ?? {};
  const when = scaleDown === 'progressively' ? 'as pods of the Rollout get ready'
    : scaleDown === 'onsuccess' ? 'when the first version of the Rollout is healthy' : undefined;
  if (kind !== 'Deployment' || when === undefined) {
    return [];
  }
  const declared = templateObject === object ? '' : ', whatever the manifest says: a tool that applies it again brings the pods back';
  return [`sets spec.replicas of Deployment ${name ?? ''} to 0 ${when}${declared}`];
}

function count(kind: string, names: readonly string[]): string {
  return `${kind}${names.length === 1 ? '' : 's'} ${listed(names)}`;
}
