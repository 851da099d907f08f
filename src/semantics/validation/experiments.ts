import { templateReferences } from './analysis-templates';
import { UsedTemplates, checkUse } from './analysis-uses';
import { Bundle } from './bundle';
import { goDuration } from './durations';
import { ruleNames } from './joined-templates';
import { JsonObject, isPresent, numberOf, objectOf, objectsOf, optionalObject, textOf } from './json-values';
import { isEmptySelector } from './label-selectors';
import { ProblemSink } from './problem';
import { PassedArgument } from './rollout-arguments';

const DEFAULT_PROGRESS_DEADLINE = 600;
const PLACEHOLDER = /\{\{([^]*?)\}\}/g;

/** The analyses of an Experiment, or of the experiment that a canary step starts. */
export interface ExperimentAnalyses {
  readonly experiment: JsonObject;
  readonly namespace: string;
  readonly analyses: readonly { readonly analysis: JsonObject; readonly path: string; readonly args: readonly PassedArgument[] }[];
  readonly problems: ProblemSink;
  /** A step does not hand on which measurements are kept. */
  readonly ofStep: boolean;
}

/** Rules on an Experiment that is applied by itself. */
export function checkExperiment(manifest: JsonObject, bundle: Bundle, problems: ProblemSink, used: UsedTemplates): void {
  const spec = objectOf(manifest.spec);
  checkTemplates(spec, problems);
  const duration = textOf(spec.duration);
  if (duration !== '' && goDuration(duration) === undefined) {
    problems.add('AR305', 'spec.duration', `"${duration}" is no duration`, 'write a duration such as "90s", "5m" or "1h30m"');
  }
  const analyses = objectsOf(spec.analyses).map((analysis, index) => {
    const path = `spec.analyses[${index}]`;
    return { analysis, path, args: objectsOf(analysis.args).map((argument, place) => ownArgument(argument, `${path}.args[${place}]`, problems)) };
  });
  const namespace = textOf(objectOf(manifest.metadata).namespace);
  checkExperimentAnalyses({ experiment: spec, namespace, analyses, problems, ofStep: false }, bundle, used);
}

function ownArgument(argument: JsonObject, path: string, problems: ProblemSink): PassedArgument {
  if (isPresent(argument.valueFrom) && !isPresent(argument.value)) {
    problems.add('AR418', `${path}.valueFrom`, `an Experiment hands on only values, so ${textOf(argument.name)} arrives without one`, 'give a value, or let the template read the secret');
  }
  return { name: textOf(argument.name), value: isPresent(argument.value) ? textOf(argument.value) : undefined };
}

function checkTemplates(spec: JsonObject, problems: ProblemSink): void {
  const templates = objectsOf(spec.templates);
  const deadline = numberOf(spec.progressDeadlineSeconds) ?? DEFAULT_PROGRESS_DEADLINE;
  templates.forEach((template, index) => {
    const path = `spec.templates[${index}]`;
    const name = textOf(template.name);
    const selector = optionalObject(template.selector);
    if (!selector || isEmptySelector(selector)) {
      problems.add('AR301', `${path}.selector`, selector ? 'the selector is empty' : 'there is no selector', 'select the labels of the pod template');
    }
    if ((numberOf(template.minReadySeconds) ?? 0) > deadline) {
      problems.add('AR302', `${path}.minReadySeconds`, `the pods would be ready after the deadline of ${deadline} s`, 'lower it, or raise progressDeadlineSeconds');
    }
    if (name === '') {
      problems.add('AR303', `${path}.name`, 'the template has no name', 'give it a name');
    } else if (templates.findIndex((other) => textOf(other.name) === name) < index) {
      problems.add('AR304', `${path}.name`, `two templates are named ${name}`, 'rename one of them');
    }
  });
}

/**
 * Rules on the analyses of an experiment, which may ask for the hashes and times of the experiment itself. With a duration that it cannot
 * read the controller resolves nothing.
 */
export function checkExperimentAnalyses(place: ExperimentAnalyses, bundle: Bundle, used: UsedTemplates): void {
  const known = experimentPlaceholders(place.experiment);
  const duration = textOf(place.experiment.duration);
  const readable = duration === '' || goDuration(duration) !== undefined;
  for (const { analysis, path, args } of place.analyses) {
    checkUse({
      path,
      namespace: place.namespace,
      references: templateReferences([analysis]),
      args: args.map((argument) => (readable ? resolved(argument, known, `${path}.args`, place.problems) : { ...argument, value: argument.value && '' })),
      dryRun: ruleNames(objectsOf(place.experiment.dryRun)),
      measurementRetention: place.ofStep ? [] : ruleNames(objectsOf(place.experiment.measurementRetention)),
      problems: place.problems,
    }, bundle, used);
  }
}

/** What an argument of an experiment can ask for, with what stands in for it. */
function experimentPlaceholders(experiment: JsonObject): ReadonlyMap<string, string> {
  const ofTemplates = objectsOf(experiment.templates).map(({ name }) => textOf(name)).flatMap((name): [string, string][] => [
    [`templates.${name}.podTemplateHash`, '5f7d9c8b64'],
    [`templates.${name}.replicaset.name`, `experiment-${name}`],
  ]);
  const ends: [string, string][] = textOf(experiment.duration) === '' ? [] : [['experiment.finishedAt', '1970-01-01T00:00:00Z']];
  return new Map([...ofTemplates, ['experiment.availableAt', '1970-01-01T00:00:00Z'], ...ends]);
}

function resolved(argument: PassedArgument, known: ReadonlyMap<string, string>, path: string, problems: ProblemSink): PassedArgument {
  const { name, value } = argument;
  if (value === undefined) {
    return argument;
  }
  const complain = (message: string) => problems.add('AR220', path, `argument ${name}: ${message}`, `use one of ${[...known.keys()].map((key) => `{{${key}}}`).join(', ')}`);
  const filled = value.replace(PLACEHOLDER, (_, tag: string) => {
    const found = known.get(tag.trim());
    if (found === undefined) {
      complain(`{{${tag}}} is nothing of this experiment`);
    }
    return found ?? '';
  });
  const open = value.replace(PLACEHOLDER, '').includes('{{');
  if (open) {
    complain('{{ is never closed by }}');
  }
  return { ...argument, value: open ? '' : filled };
}
