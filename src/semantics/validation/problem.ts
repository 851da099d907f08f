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

/** Takes the problems of one object. A rule that finds the same thing twice, from two sides, says it once. */
export class ProblemSink {
  constructor(private readonly all: Problem[], private readonly object: ProblemObject) {}

  public add(id: RuleId, path: string, message: string, mend: string): void {
    this.say({ id, path, message, mend });
  }

  /** A problem that is over as soon as something is there that is not among the objects. */
  public miss(id: RuleId, path: string, message: string, mend: string): void {
    this.say({ id, path, message, mend, absence: true });
  }

  private say({ id, path, message, ...rest }: Pick<Problem, 'id' | 'path' | 'message' | 'mend' | 'absence'>): void {
    const known = this.all.some((problem) => problem.id === id && problem.path === path && problem.message === message
      && problem.object.kind === this.object.kind && problem.object.name === this.object.name && problem.object.namespace === this.object.namespace);
    if (!known) {
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
