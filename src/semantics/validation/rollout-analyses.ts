import { TemplateView, templateReferences } from './analysis-templates';
import { UsedTemplates, checkUse } from './analysis-uses';
import { checkExperimentAnalyses } from './experiments';
import { joinRules, ruleNames, rulesTwice } from './joined-templates';
import { JsonObject, isPresent, objectOf, objectsOf, textOf } from './json-values';
import { resolvePlaceholders } from './metric-placeholders';
import { ends } from './metrics';
import { PassedArgument, passedArguments } from './rollout-arguments';
import { RolloutView } from './rollout-view';

/** One place of a Rollout that starts analysis runs. */
interface RolloutAnalysis {
  readonly path: string;
  readonly analysis: JsonObject;
  /** Whether the release waits for the run to end. */
  readonly awaited: boolean;
}

/** Rules on every analysis that a Rollout starts, with its arguments. */
export function checkRolloutAnalyses(rollout: RolloutView, used: UsedTemplates): void {
  for (const place of analysesOf(rollout)) {
    checkAnalysis(rollout, place, used);
  }
  objectsOf(rollout.canary?.steps).forEach(({ experiment }, index) => {
    if (isPresent(experiment)) {
      checkStepExperiment(rollout, objectOf(experiment), `spec.strategy.canary.steps[${index}].experiment`, used);
    }
  });
}

function analysesOf({ blueGreen, canary }: RolloutView): RolloutAnalysis[] {
  const places = [
    { path: 'spec.strategy.blueGreen.prePromotionAnalysis', analysis: blueGreen?.prePromotionAnalysis, awaited: true },
    { path: 'spec.strategy.blueGreen.postPromotionAnalysis', analysis: blueGreen?.postPromotionAnalysis, awaited: true },
    ...objectsOf(canary?.steps).map(({ analysis }, index) => ({ path: `spec.strategy.canary.steps[${index}].analysis`, analysis, awaited: true })),
    { path: 'spec.strategy.canary.analysis', analysis: canary?.analysis, awaited: false },
  ];
  return places.filter(({ analysis }) => isPresent(analysis)).map((place) => ({ ...place, analysis: objectOf(place.analysis) }));
}

function checkAnalysis(rollout: RolloutView, { path, analysis, awaited }: RolloutAnalysis, used: UsedTemplates): void {
  const { problems, bundle, namespace } = rollout;
  const args = passedArguments(rollout, analysis.args, `${path}.args`);
  const found = checkUse({
    path,
    namespace,
    references: templateReferences(analysis.templates),
    args: args ?? [],
    dryRun: ruleNames(objectsOf(analysis.dryRun)),
    measurementRetention: ruleNames(objectsOf(analysis.measurementRetention)),
    problems,
  }, bundle, args ? used : new Set());
  if (!found) {
    return;
  }
  checkDeclared(rollout, args ?? [], found.templates, path);
  checkRulesOfSteps(rollout, found.templates);
  for (const template of found.templates) {
    if (awaited) {
      checkAwaited(rollout, template, path);
    } else {
      checkBackground(rollout, template, path);
    }
  }
}

function checkDeclared({ problems }: RolloutView, args: readonly PassedArgument[], templates: readonly TemplateView[], path: string): void {
  const declared = templates.flatMap((template) => template.args.map(({ name }) => textOf(name)));
  args.forEach(({ name }, index) => {
    if (!declared.includes(name)) {
      problems.add('AR417', `${path}.args[${index}]`, `no template declares the argument ${name}, so it is dropped`, 'declare it in the args of a template, or do not pass it');
    }
  });
}

/** The controller joins the rules of every analysis step with the templates of every analysis, whether they belong together or not. */
function checkRulesOfSteps({ canary, problems }: RolloutView, templates: readonly TemplateView[]): void {
  const ofTemplates = joinRules(templates, { dryRun: [], measurementRetention: [] });
  objectsOf(canary?.steps).map(({ analysis }) => objectOf(analysis)).forEach((analysis, index) => {
    const dryRun = [...ruleNames(objectsOf(analysis.dryRun)), ...ofTemplates.dryRun];
    const measurementRetention = [...ruleNames(objectsOf(analysis.measurementRetention)), ...ofTemplates.measurementRetention];
    for (const { id, message, mend } of rulesTwice({ dryRun, measurementRetention })) {
      problems.add(id, `spec.strategy.canary.steps[${index}].analysis`, message, mend);
    }
  });
}

/** Before it starts an analysis that it waits for, the controller reads each template with nothing but its own arguments. */
function checkAwaited(rollout: RolloutView, template: TemplateView, path: string): void {
  const args = template.args.map(({ name, value }) => ({ name: textOf(name), value: isPresent(value) ? textOf(value) : 'dummy-value' }));
  const sink = rollout.problems.about(template.manifest);
  template.metrics.forEach((written, index) => {
    const at = `spec.metrics[${index}]`;
    const { metric, problems } = resolvePlaceholders(written, args);
    for (const message of problems) {
      sink.add('AR216', at, message, 'declare the argument in this template: an analysis that is waited for is checked template by template');
    }
    if (problems.length === 0 && !ends(metric)) {
      sink.add('AR147', `${at}.count`, `the metric ${textOf(written.name)} is measured without end, and ${path} waits for it`,
        'set count, as a number or with a default value of its argument; in the background it may stay open');
    }
  });
}

function checkBackground({ canary, problems }: RolloutView, template: TemplateView, path: string): void {
  const given = objectsOf(objectOf(canary?.analysis).args).map(({ name }) => textOf(name));
  for (const { name, value, valueFrom } of template.args) {
    if (!isPresent(value) && !isPresent(valueFrom) && !given.includes(textOf(name))) {
      problems.add('AR149', `${path}.args`, `${template.kind} "${template.name}" leaves the argument ${textOf(name)} open, and it is not passed`, 'pass it, or give it a value in that template');
    }
  }
}

function checkStepExperiment(rollout: RolloutView, experiment: JsonObject, path: string, used: UsedTemplates): void {
  const analyses = objectsOf(experiment.analyses).map((analysis, index) => ({
    analysis,
    path: `${path}.analyses[${index}]`,
    args: passedArguments(rollout, analysis.args, `${path}.analyses[${index}].args`),
  }));
  const complete = analyses.every(({ args }) => args !== undefined);
  checkExperimentAnalyses({
    experiment,
    namespace: rollout.namespace,
    analyses: analyses.map((place) => ({ ...place, args: place.args ?? [] })),
    problems: rollout.problems,
    ofStep: true,
  }, rollout.bundle, complete ? used : new Set());
}
