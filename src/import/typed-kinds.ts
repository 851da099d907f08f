import { experimentCode } from './analysis/experiment-code';
import { runCode, templateCode } from './analysis/template-code';
import { Code, ours } from './code/code';
import { Fields } from './code/fields';
import { JsonObject } from './code/json';
import { rolloutCode } from './rollout/rollout-code';
import { TemplateNames } from './template-names';

/** A kind that the library has a construct for. */
export interface TypedKind {
  readonly construct: Code;
  /** Whether the construct leaves the name to the API server where generateName says so. */
  readonly namesItself: boolean;
  readonly props: (manifest: Fields, templates: TemplateNames) => Code;
}

/** Each kind by its name. A new one is one line here. */
const TYPED_KINDS: Record<string, TypedKind> = {
  Rollout: { construct: ours('Rollout'), namesItself: true, props: rolloutCode },
  AnalysisTemplate: { construct: ours('AnalysisTemplate'), namesItself: false, props: templateCode },
  ClusterAnalysisTemplate: { construct: ours('ClusterAnalysisTemplate'), namesItself: false, props: templateCode },
  AnalysisRun: { construct: ours('AnalysisRun'), namesItself: true, props: runCode },
  Experiment: { construct: ours('Experiment'), namesItself: true, props: experimentCode },
};

export function typedKind({ apiVersion, kind }: JsonObject): TypedKind | undefined {
  return apiVersion === 'argoproj.io/v1alpha1' && Object.hasOwn(TYPED_KINDS, String(kind)) ? TYPED_KINDS[String(kind)] : undefined;
}

/** The props of the construct. Throws `Inexpressible` where there is a field that it does not have. */
export function typedProps(kind: TypedKind, manifest: JsonObject, templates: TemplateNames): Code {
  const { apiVersion, kind: _, ...rest } = manifest;
  return new Fields('', rest).all((fields) => kind.props(fields, templates));
}
