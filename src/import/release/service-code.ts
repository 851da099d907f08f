import { Codes, Draft } from './draft';
import { gateMetrics } from './gate-code';
import { podCodes } from './pod-code';
import { NotRecognised, Part, Release } from './release';
import { plainRouteCodes, splitRouteCodes } from './routes/route-code';
import { stepsCodes } from './steps-code';
import { surroundingsCodes } from './surroundings-code';
import { call, Code, object, ours, verbatim } from '../code/code';
import { secondsCode } from '../code/durations';
import { Fields } from '../code/fields';
import { at, Json, mapAt, numberAt, textAt, textsByKey } from '../code/json';
import { antiAffinityField, boundField, ephemeralMetadataField } from '../rollout/strategy-fields';
import { TemplateNames } from '../template-names';

const THRESHOLDS: Record<string, string> = { Percent: 'ReplicaProgressThreshold.percent', Pods: 'ReplicaProgressThreshold.pods' };

/** The props of the service construct for a release, those first that say what it is. */
export function serviceCode(draft: Draft, templates: TemplateNames): Code {
  const { release } = draft;
  const { autoscaling, replicas, ...surroundings } = surroundingsCodes(draft);
  const strategy = release.construct === 'CanaryService' ? canaryCodes(draft, templates) : blueGreenCodes(draft);
  return object({ name: verbatim(release.name), ...podCodes(draft), replicas, autoscaling, ...strategy, ...surroundings, ...commonCodes(draft) });
}

function canaryCodes(draft: Draft, templates: TemplateNames): Codes {
  const { strategy } = draft.release;
  const routing = mapAt(strategy, 'trafficRouting');
  if (!routing && (strategy.canaryService !== undefined || strategy.stableService !== undefined)) {
    throw new NotRecognised('it has Services for its versions, and no traffic routing that would send requests to them: leave out stableService and canaryService, or add trafficRouting');
  }
  const steps = stepsCodes(draft, templates, routing !== undefined);
  const threshold = textAt(strategy, 'replicaProgressThreshold', 'type') ?? '';
  return {
    ...(routing ? splitRouteCodes(draft, routing) : plainRouteCodes(draft)),
    ...steps,
    existingCanaryService: existingService(draft, 'canaryService', textAt(strategy, 'canaryService'), '-canary'),
    ...strategyCodes(draft, 'canary', 'stable'),
    minPodsPerReplicaSet: strategy.minPodsPerReplicaSet === undefined ? undefined : verbatim(strategy.minPodsPerReplicaSet),
    dynamicStableScale: strategy.dynamicStableScale === undefined ? undefined : verbatim(strategy.dynamicStableScale),
    maxSurge: boundField(new Fields('maxSurge', strategy), 'maxSurge'),
    maxUnavailable: boundField(new Fields('maxUnavailable', strategy), 'maxUnavailable'),
    replicaProgressThreshold: Object.hasOwn(THRESHOLDS, threshold)
      ? call(ours(THRESHOLDS[threshold]), verbatim(numberAt(strategy, 'replicaProgressThreshold', 'value') ?? 0)) : undefined,
  };
}

function blueGreenCodes(draft: Draft): Codes {
  const { strategy } = draft.release;
  const after = numberAt(strategy, 'autoPromotionSeconds');
  const promotion = strategy.autoPromotionEnabled === false ? call(ours('Promotion.manual'))
    : after === undefined ? call(ours('Promotion.automatic')) : call(ours('Promotion.after'), secondsCode(after));
  const replicas = numberAt(strategy, 'previewReplicaCount');
  return {
    ...plainRouteCodes(draft),
    promotion,
    prePromotionAnalysis: gateMetrics(draft, strategy.prePromotionAnalysis, 'pre-'),
    postPromotionAnalysis: gateMetrics(draft, strategy.postPromotionAnalysis, 'post-'),
    preview: strategy.previewService === undefined ? verbatim(false) : undefined,
    existingPreviewService: existingService(draft, 'previewService', textAt(strategy, 'previewService'), '-preview'),
    previewReplicas: replicas === undefined ? undefined : verbatim(replicas),
    ...strategyCodes(draft, 'preview', 'active'),
  };
}

/** What both strategies have, under the names of their versions. */
function strategyCodes({ release: { strategy } }: Draft, fresh: string, serving: string): Codes {
  const fields = (key: string) => new Fields(key, strategy);
  return {
    scaleDownDelay: secondsOf(strategy.scaleDownDelaySeconds),
    abortScaleDownDelay: secondsOf(strategy.abortScaleDownDelaySeconds),
    antiAffinity: antiAffinityField(fields('antiAffinity')),
    stableMetadata: ephemeralMetadataField(fields(`${serving}Metadata`), `${serving}Metadata`),
    canaryMetadata: ephemeralMetadataField(fields(`${fresh}Metadata`), `${fresh}Metadata`),
  };
}

function commonCodes(draft: Draft): Codes {
  const { release } = draft;
  const spec = mapAt(release.rollout, 'spec')!;
  const labels = Object.entries(textsByKey(release.rollout, 'metadata', 'labels') ?? {}).filter(([key, value]) => release.selector[key] !== value);
  const annotations = textsByKey(release.find('Service', release.stableService), 'metadata', 'annotations');
  return {
    existingService: release.stableService === undefined ? undefined : existingService(draft, 'stableService', release.stableService, ''),
    serviceAnnotations: annotations && !draft.kept.has('stableService') ? verbatim(annotations) : undefined,
    minReady: secondsOf(spec.minReadySeconds),
    progressDeadline: secondsOf(derivesDeadline(release) ? undefined : spec.progressDeadlineSeconds),
    progressDeadlineAbort: spec.progressDeadlineAbort === undefined ? undefined : verbatim(spec.progressDeadlineAbort),
    revisionHistoryLimit: spec.revisionHistoryLimit === undefined ? undefined : verbatim(spec.revisionHistoryLimit),
    rollbackWindowRevisions: at(spec, 'rollbackWindow', 'revisions') === undefined ? undefined : verbatim(at(spec, 'rollbackWindow', 'revisions')!),
    deploymentHandover: release.deployment && ours(`DeploymentHandover.${numberAt(release.deployment, 'spec', 'replicas') === 0 ? 'DONE' : 'START'}`),
    selectorLabels: verbatim(release.selector),
    labels: labels.length === 0 ? undefined : verbatim(Object.fromEntries(labels)),
  };
}

/** Whether the Deployment of a handover has another deadline than its Rollout: the prop is both, and the one of the Rollout follows from what it waits for. */
function derivesDeadline({ deployment, rollout }: Release): boolean {
  const deadline = at(deployment, 'spec', 'progressDeadlineSeconds');
  return deadline !== undefined && deadline !== at(rollout, 'spec', 'progressDeadlineSeconds');
}

/** A Service that is not among the manifests, is not called as the construct would call it, or stays as it is. */
function existingService({ release, kept }: Draft, part: Part, name: string | undefined, suffix: string): Code | undefined {
  const makes = name === `${release.name}${suffix}` && release.find('Service', name) !== undefined && !kept.has(part);
  return name === undefined || makes ? undefined : call(ours('ObjectRef.of'), verbatim(name));
}

function secondsOf(value: Json | undefined): Code | undefined {
  return typeof value === 'number' ? secondsCode(value) : undefined;
}

/** What a part of a release is made of, by the kind of the object and its name. */
export function partOf(release: Release, kind: string, name: string): Part | undefined {
  if (kind === 'Service') {
    const { strategy } = release;
    return name === release.stableService ? 'stableService' : name === strategy.canaryService ? 'canaryService' : name === strategy.previewService ? 'previewService' : undefined;
  }
  return Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
}

const PARTS: Record<string, Part> = {
  Ingress: 'route',
  HTTPRoute: 'route',
  GRPCRoute: 'route',
  VirtualService: 'route',
  DestinationRule: 'route',
  IngressRoute: 'route',
  TraefikService: 'route',
  ApisixRoute: 'route',
  Mapping: 'route',
  AnalysisTemplate: 'analysis',
  HorizontalPodAutoscaler: 'autoscaler',
  PodDisruptionBudget: 'budget',
  NetworkPolicy: 'networkPolicy',
  PodMonitor: 'podMonitor',
  PrometheusRule: 'alerts',
  ServiceAccount: 'serviceAccount',
  ConfigMap: 'config',
};
