import { propError } from '../semantics/errors';

const COUNT = /^(0|[1-9]\d{0,8})(%?)$/;

/** A number of pods, or a share of them, as a PodDisruptionBudget reads it. */
export class PodCount {
  /** Throws unless the text is a whole number or a percentage up to 100. */
  public static parse(where: string, prop: string, text: string): PodCount {
    const [matched, digits, sign] = COUNT.exec(text) ?? [];
    if (matched === undefined || (sign === '%' && Number(digits) > 100)) {
      throw propError(where, {
        prop,
        received: text,
        accepted: 'text with a whole number of pods such as "1", or a share from "0%" to "100%"',
        mend: 'write "10%" for a share, "1" for a number',
      });
    }
    return new PodCount(Number(digits), sign === '%');
  }

  private constructor(private readonly amount: number, private readonly isShare: boolean) {}

  public get isZero(): boolean {
    return this.amount === 0;
  }

  /** All pods, however many there are. */
  public get isWhole(): boolean {
    return this.isShare && this.amount === 100;
  }

  /** The number of pods meant when there are so many; Kubernetes rounds shares up. */
  public of(replicas: number): number {
    return this.isShare ? Math.ceil((this.amount * replicas) / 100) : this.amount;
  }

  /** A number stays one in YAML: the text '1' would be refused. */
  public toJson(): number | string {
    return this.isShare ? `${this.amount}%` : this.amount;
  }
}
