import { JsonObject, objectOf, textOf } from './json-values';
import { RULES, RuleId, RuleSeverity } from './rule-table';

/** The object that a problem is about. */
export interface ProblemObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Something that Argo Rollouts rejects, or accepts although it cannot work. */
export interface Problem {
  readonly id: RuleId;
  readonly severity: RuleSeverity;
  readonly object: ProblemObject;
  /** Where in the object, as a user would write it: `spec.strategy.canary.steps[1].setWeight`. */
  readonly path: string;
  readonly message: string;
  /** What to change. */
  readonly mend: string;
  /** Whether it is only that something is not among the objects, which may be in the cluster already. */
  readonly absence?: true;
  /** The object that is not there, where the problem is that one is not. */
  readonly missing?: MissingObject;
}

/** An object that another one names. */
export interface MissingObject {
  readonly kind: string;
  readonly name: string;
}

/** Names an object for a problem; what has no name yet is called by the beginning of it. */
export function problemObject(manifest: JsonObject): ProblemObject {
  const metadata = objectOf(manifest.metadata);
  const namespace = textOf(metadata.namespace);
  return {
    apiVersion: textOf(manifest.apiVersion),
    kind: textOf(manifest.kind),
    ...(namespace !== '' && { namespace }),
    name: textOf(metadata.name) || textOf(metadata.generateName),
  };
}

/** What is said in each list of problems already. */
const said = new WeakMap<readonly Problem[], Set<string>>();

/** Takes the problems of one object. A rule that finds the same thing twice, from two sides, says it once. */
export class ProblemSink {
  private readonly said: Set<string>;

  constructor(private readonly all: Problem[], private readonly object: ProblemObject) {
    this.said = said.get(all) ?? new Set();
    said.set(all, this.said);
  }

  public add(id: RuleId, path: string, message: string, mend: string): void {
    this.say({ id, path, message, mend });
  }

  /** A problem that is over as soon as something is there that is not among the objects. */
  public miss(id: RuleId, path: string, message: string, mend: string): void {
    this.say({ id, path, message, mend, absence: true });
  }

  /** An object that is named and is not among the objects. */
  public missObject(id: RuleId, path: string, missing: MissingObject): void {
    const { kind, name } = missing;
    this.say({ id, path, message: `${kind} "${name}" does not exist`, mend: `add the ${kind}, or name one that exists`, absence: true, missing });
  }

  private say({ id, path, message, ...rest }: Pick<Problem, 'id' | 'path' | 'message' | 'mend' | 'absence' | 'missing'>): void {
    const { kind, name, namespace } = this.object;
    const key = JSON.stringify([id, path, message, kind, name, namespace]);
    if (!this.said.has(key)) {
      this.said.add(key);
      this.all.push({ id, severity: RULES[id].severity, object: this.object, path, message, ...rest });
    }
  }

  /** A sink for problems of another object of the same bundle. */
  public about(manifest: JsonObject): ProblemSink {
    return new ProblemSink(this.all, problemObject(manifest));
  }
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value) ?? String(value);
}
