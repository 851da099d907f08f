import { Duration } from 'cdk8s';
import {
  AnalysisArgument, CanaryScaleOptions, CanaryStep, ExperimentSpecRef, ExperimentAnalysis, ExperimentStepOptions, ExperimentStepTemplate,
  HeaderMatch,
  IAnalysisTemplate, MirrorMatch, StringMatch,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { TemplateDraft } from './analysis-template-arbitraries';
import { partial, wholeSeconds } from './analysis-value-arbitraries';
import { hostileText } from './hostile-text';
import { abilities, MANAGED_ROUTES, RouterDraft } from './rollout-routes';

/** A step as data, so that a failure shows what was passed. Analyses run the one template of the bundle. */
export type StepDraft =
  | { readonly weight: number }
  | { readonly pause: Duration | 'manual' }
  | { readonly analysis: Pick<Parameters<typeof CanaryStep.analysis>[0], 'runLabels' | 'runAnnotations'> }
  | { readonly experiment: Omit<ExperimentStepOptions, 'analyses'> & { readonly analyses: Omit<ExperimentAnalysis, 'template'>[] } }
  | { readonly canaryScale: CanaryScaleOptions }
  | { readonly headerRoute: { readonly name: string; readonly match?: HeaderMatch[] } }
  | { readonly mirrorRoute: { readonly name: string; readonly percentage?: number; readonly match?: MirrorMatch[] } }
  | { readonly plugin: string; readonly config?: { [key: string]: any } };

const text = hostileText.filter((value) => value !== '');
const exactMatch = text.map((value) => StringMatch.exact(value));
const stringMatch = fc.oneof(exactMatch, text.map((value) => StringMatch.prefix(value)), fc.constant(StringMatch.regex('^a.*')));
const headerName = fc.constantFrom('X-Canary', 'Cookie', 'x_y');
const managed = fc.constantFrom(...MANAGED_ROUTES);

const headerRoute = (headerValue: fc.Arbitrary<StringMatch>) => fc.record({
  name: managed,
  match: fc.option(fc.array(fc.record({ headerName, headerValue }), { minLength: 1, maxLength: 3 }), { nil: undefined }),
}).map((options) => ({ headerRoute: options }));

const mirrorMatch: fc.Arbitrary<MirrorMatch> = fc.tuple(
  partial<MirrorMatch>({ method: fc.constant(StringMatch.exact('GET')), headers: fc.dictionary(headerName, stringMatch, { maxKeys: 2 }) }),
  stringMatch,
).map(([match, path]) => ({ ...match, path }));
const mirrorRoute = fc.record({
  name: managed,
  on: fc.option(fc.record({ percentage: fc.integer({ min: 1, max: 100 }), match: fc.array(mirrorMatch, { minLength: 1, maxLength: 3 }) }), {
    nil: undefined,
  }),
}).map(({ name, on }) => ({ mirrorRoute: { name, ...on } }));

const canaryScale = fc.oneof(
  fc.nat(20).map((replicas) => ({ replicas })), fc.nat(100).map((weight) => ({ weight })), fc.constant({ matchTrafficWeight: true }),
).map((options): StepDraft => ({ canaryScale: options }));

function experiment(weighted: boolean): fc.Arbitrary<StepDraft> {
  const lane = fc.constantFrom('a', 'b');
  const template = fc.record({
    specRef: fc.constantFrom(ExperimentSpecRef.STABLE, ExperimentSpecRef.CANARY),
    some: partial<Pick<ExperimentStepTemplate, 'replicas' | 'weight' | 'podAnnotations'>>({
      replicas: fc.nat(5),
      weight: weighted ? fc.nat(30) : fc.constant(undefined),
      podAnnotations: fc.dictionary(fc.constantFrom('a', 'example.com/b'), hostileText, { maxKeys: 2 }),
    }),
    lane: fc.option(lane, { nil: undefined }),
  }).map(({ specRef, some, lane: own }) => ({ specRef, ...some, ...(own && { podLabels: { app: 'orders', lane: own }, selectorLabels: { app: 'orders', lane: own } }) }));
  return fc.record({
    templates: fc.array(template, { minLength: 1, maxLength: 2 }).map((list) => list.map((one, index) => ({ name: `version-${index}`, ...one }))),
    duration: fc.option(wholeSeconds(1, 4000), { nil: undefined }),
    analyses: fc.array(fc.record({ requiredForCompletion: fc.constant(true) }), { maxLength: 2 }).map((list) => list.map((one, index) => ({ name: `check-${index}`, ...one }))),
    scaleDownDelay: fc.option(wholeSeconds(0, 600), { nil: undefined }),
  }).map((options) => ({ experiment: options.analyses.length === 0 && !options.duration ? { ...options, duration: Duration.minutes(5) } : options }));
}

/** Steps that a canary behind the router can have. */
export function stepDrafts(router: RouterDraft): fc.Arbitrary<StepDraft> {
  const { headerRoutes = 'none', mirrorRoutes = false, experimentWeights = false } = abilities(router);
  return fc.oneof(
    fc.nat(router === 'nginx' ? 1000 : 100).map((weight): StepDraft => ({ weight })),
    fc.oneof(wholeSeconds(1, 10_000), fc.constant('manual' as const)).map((pause): StepDraft => ({ pause })),
    partial({ runLabels: fc.constant({ team: 'a' }), runAnnotations: fc.dictionary(fc.constant('note'), hostileText) }).map((analysis): StepDraft => ({ analysis })),
    experiment(experimentWeights !== false),
    fc.constantFrom(undefined, { command: 'true' }).map((config): StepDraft => ({ plugin: 'argoproj-labs/step-exec', config })),
    ...router === 'none' ? [] : [canaryScale],
    ...headerRoutes === 'none' ? [] : [headerRoute(headerRoutes === 'exact' ? exactMatch : stringMatch)],
    ...mirrorRoutes === false ? [] : [mirrorRoute],
  );
}

/** The arguments that the template asks for and that only its user knows. */
export function passed({ args }: TemplateDraft): AnalysisArgument[] {
  return args.filter(({ name }) => name === 'open').map(({ name }) => AnalysisArgument.value(name, 'orders'));
}

/** The step that a draft stands for. */
export function buildStep(draft: StepDraft, template: IAnalysisTemplate, content: TemplateDraft): CanaryStep {
  if ('weight' in draft) {
    return CanaryStep.weight(draft.weight);
  }
  if ('pause' in draft) {
    return CanaryStep.pause(draft.pause === 'manual' ? undefined : draft.pause);
  }
  if ('analysis' in draft) {
    return CanaryStep.analysis({ ...draft.analysis, templates: [template], args: passed(content) });
  }
  if ('experiment' in draft) {
    const args = (template as any).requiredArgs.map((argument: AnalysisArgument) => argument.name === 'open' ? AnalysisArgument.value('open', 'orders') : argument);
    return CanaryStep.experiment({ ...draft.experiment, analyses: draft.experiment.analyses.map((analysis) => ({ ...analysis, template, args })) });
  }
  if ('canaryScale' in draft) {
    return CanaryStep.canaryScale(draft.canaryScale);
  }
  if ('headerRoute' in draft) {
    return CanaryStep.headerRoute(draft.headerRoute);
  }
  return 'mirrorRoute' in draft ? CanaryStep.mirrorRoute(draft.mirrorRoute) : CanaryStep.plugin(draft.plugin, draft.config);
}
