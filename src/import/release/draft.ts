import { Part, Release } from './release';
import { Code, Statement, variable } from '../code/code';

/** Props, or fields of an object within them; undefined ones are left out. */
export type Codes = Record<string, Code | undefined>;

/** What is known while the props of a release are written. */
export interface Draft {
  readonly release: Release;
  /** Parts that are left to the objects that stand beside the construct. */
  readonly kept: ReadonlySet<Part>;
  readonly declarations: Declarations;
  /** Name of the constant that holds the chart. */
  readonly chart: string;
  /** Whether what the manifests leave open is left out; otherwise it is as the construct has it. */
  readonly exact: boolean;
}

/** Chooses a name for a constant, and an id below the chart. */
export interface Naming {
  readonly variable: (...candidates: string[]) => string;
  readonly id: (...candidates: string[]) => string;
}

/** The constants that a construct refers to: volumes, and Secrets and ConfigMaps that exist already. */
export class Declarations {
  private readonly known = new Map<string, Statement>();

  constructor(private readonly naming: Naming) {}

  /** The constant for something, the same one for the same key. */
  public declare(key: string, name: string, code: (id: string) => Code): Code {
    const existing = this.known.get(key);
    const statement = existing ?? { variable: this.naming.variable(...constantNames(name)), code: code(this.naming.id(name, `${name}-reference`)) };
    this.known.set(key, statement);
    return variable(statement.variable!);
  }

  /** Every declaration so far, in order. */
  public get statements(): Statement[] {
    return [...this.known.values()];
  }
}

function constantNames(name: string): string[] {
  return [name, `${name}-reference`];
}
