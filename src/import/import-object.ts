import { call, Code, create, imported, member, object, Statement, variable, verbatim } from './code/code';
import { Inexpressible } from './code/fields';
import { JsonObject } from './code/json';
import { keepValues } from './lost-values';
import { withoutRefused } from './refused-values';
import { existingTemplates, TemplateNames } from './template-names';
import { Trial } from './trial';
import { TypedKind, typedKind, typedProps } from './typed-kinds';

/** How an object became a part of the program. */
export interface ImportedObject {
  readonly statements: readonly Statement[];
  /** Whether it is a construct of this library. */
  readonly typed: boolean;
  /** Why it is none although there is one for its kind. */
  readonly reason?: string;
}

/** The names that the program gives to an object. */
export interface ObjectNames {
  readonly chart: string;
  readonly id: string;
  readonly variable: string;
}

/** The object as a construct of this library where the trial agrees that it comes out equal, else as it stands. */
export function importObject(manifest: JsonObject, names: ObjectNames, templates: TemplateNames, trial: Trial): ImportedObject {
  const kind = typedKind(manifest);
  if (!kind) {
    return { statements: verbatimStatements(manifest, names), typed: false };
  }
  let reason: string | undefined;
  // References by constants bring arguments along and are checked as a whole: where that goes too far, names do.
  for (const references of [templates, existingTemplates]) {
    const outcome = attempt(kind, manifest, names, references, trial, { object: manifest, patches: [], reasons: [] });
    if (typeof outcome !== 'string') {
      return { statements: outcome, typed: true };
    }
    reason = outcome;
  }
  const statements = verbatimStatements(manifest, names);
  return { statements: [{ ...statements[0], comments: [`As it stands: ${reason}`] }, ...statements.slice(1)], typed: false, reason };
}

/** What the typed API is to say, and what patches say after it because it refuses that. */
interface Remainder {
  readonly object: JsonObject;
  readonly patches: readonly Code[];
  readonly reasons: readonly string[];
}

const MOST_REFUSED = 3;

function attempt(
  kind: TypedKind, manifest: JsonObject, names: ObjectNames, templates: TemplateNames, trial: Trial, remainder: Remainder,
): readonly Statement[] | string {
  const outcome = attemptOnce(kind, manifest, names, templates, trial, remainder);
  if (typeof outcome !== 'string' || remainder.reasons.length === MOST_REFUSED) {
    return outcome;
  }
  for (const { object: rest, patch } of withoutRefused(remainder.object, outcome)) {
    const further = { object: rest, patches: [...remainder.patches, patch], reasons: [...remainder.reasons, outcome] };
    const other = attempt(kind, manifest, names, templates, trial, further);
    if (typeof other !== 'string') {
      return other;
    }
  }
  return outcome;
}

function attemptOnce(
  kind: TypedKind, manifest: JsonObject, names: ObjectNames, templates: TemplateNames, trial: Trial, remainder: Remainder,
): readonly Statement[] | string {
  const kept = keepValues(remainder.object, kind.namesItself);
  try {
    const props = typedProps(kind, kept.object, templates);
    const construct = create(kind.construct, variable(names.chart), verbatim(names.id), props);
    const [made, ...patches] = withPatches(construct, names, [...kept.patches, ...remainder.patches], (one) => call(imported('cdk8s', 'ApiObject.of'), one));
    const comments = remainder.reasons.map((reason) => `A patch says what the typed API refuses: ${reason}`);
    const statements = [{ ...made, ...(comments.length > 0 && { comments }) }, ...patches];
    return trial.attempt(names.chart, statements, manifest) ?? statements;
  } catch (error) {
    if (error instanceof Inexpressible) {
      return error.message;
    }
    throw error;
  }
}

function verbatimStatements(manifest: JsonObject, names: ObjectNames): readonly Statement[] {
  const { object: { apiVersion, kind, metadata, ...body }, patches } = keepValues(manifest, false);
  const props = object({
    apiVersion: verbatim(apiVersion),
    kind: verbatim(kind),
    metadata: Object.keys(metadata as JsonObject).length > 0 ? verbatim(metadata) : undefined,
    ...Object.fromEntries(Object.entries(body).map(([key, value]) => [key, verbatim(value)])),
  });
  return withPatches(create(imported('cdk8s', 'ApiObject'), variable(names.chart), verbatim(names.id), props), names, patches, (construct) => construct);
}

function withPatches(construct: Code, names: ObjectNames, patches: readonly Code[], apiObject: (construct: Code) => Code): readonly Statement[] {
  const made: Statement = { variable: names.variable, code: construct };
  return patches.length === 0 ? [made] : [made, { code: call(member(apiObject(variable(names.variable)), 'addJsonPatch'), ...patches) }];
}
