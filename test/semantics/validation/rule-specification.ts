import { RULES, RuleId } from '../../../src/semantics/validation/rule-table';
import { validateBundle } from '../../../src/semantics/validation/validate-bundle';
import { ValidationOptions } from '../../../src/semantics/validation/validation-options';

type Objects = readonly object[];

/** One rule from both sides: objects that break it, where, and objects that nobody objects to. */
export interface RuleCase {
  readonly id: RuleId;
  readonly path: string;
  readonly bad: Objects;
  readonly good: Objects;
  /** What the message or the mend must name. */
  readonly names?: string;
}

/** Makes a test of each case. */
export function specify(cases: readonly RuleCase[], options: ValidationOptions = { complete: true }): void {
  test.each(cases.map((ruleCase, index) => [`${ruleCase.id}, ${RULES[ruleCase.id].asks} (${index})`, ruleCase] as const))('%s', (_, { id, path, bad, good, names }) => {
    const found = validateBundle(bad, options).filter((problem) => problem.id === id);
    expect(found.map((problem) => problem.path)).toContain(path);
    expect(found.every(({ message, mend, severity }) => message !== '' && mend !== '' && severity === RULES[id].severity)).toBe(true);
    expect(found.map(({ message, mend }) => `${message} ${mend}`).join()).toContain(names ?? '');
    expect(validateBundle(good, options)).toEqual([]);
  });
}

const ARGO = 'argoproj.io/v1alpha1';
const labels = { app: 'orders' };
export const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app:1' }] } };

/** A Rollout with the fields of `spec`, which replace its own; undefined takes one away. */
export function rollout(spec: object, name = 'orders'): object {
  return { apiVersion: ARGO, kind: 'Rollout', metadata: { name, labels: { team: 'shop' } }, spec: { selector: { matchLabels: labels }, template, strategy: { canary: {} }, ...spec } };
}

export const canary = (strategy: object, spec: object = {}): object => rollout({ strategy: { canary: strategy }, ...spec });
export const blueGreen = (strategy: object, spec: object = {}): object => rollout({ strategy: { blueGreen: strategy }, ...spec });

/** A canary behind SMI, which needs no objects of its own, with its Services. */
export function routed(strategy: object, router: object = { smi: {} }): object[] {
  return [
    canary({ stableService: 'stable', canaryService: 'canary', trafficRouting: router, ...strategy }), service('stable'), service('canary'),
  ];
}

export function object(apiVersion: string, kind: string, name: string, spec: object): object {
  return { apiVersion, kind, metadata: { name }, spec };
}

export const service = (name: string, selector: object = labels): object => object('v1', 'Service', name, { selector });

const query = { prometheus: { address: 'http://prometheus', query: 'up' } };

/** A metric of Prometheus with these fields. */
export const metric = (fields: object = {}): object => ({ name: 'rate', successCondition: 'result[0] > 0.9', provider: query, ...fields });

export function analysisTemplate(spec: object, name = 'checks', kind = 'AnalysisTemplate'): object {
  return object(ARGO, kind, name, { metrics: [metric()], ...spec });
}

export const analysisRun = (spec: object): object => object(ARGO, 'AnalysisRun', 'run', { metrics: [metric()], ...spec });

/** An Experiment with one template, changed by `fields`. */
export function experiment(fields: object, spec: object = {}): object {
  return object(ARGO, 'Experiment', 'trial', { templates: [{ name: 'one', selector: { matchLabels: labels }, template, ...fields }], ...spec });
}

/** A canary whose only step runs the template `checks`. */
export const inline = (fields: object = {}): object => canary({ steps: [{ analysis: { templates: [{ templateName: 'checks' }], ...fields } }] });
/** A canary that runs the template `checks` in the background. */
export const background = (fields: object = {}): object => canary({ analysis: { templates: [{ templateName: 'checks' }], ...fields } });
