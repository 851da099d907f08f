import { propError } from './errors';

const VERSION = /^v?(\d+)\.(\d+)(?:[.+-].*)?$/;

/** A release line such as 1.30: what decides whether a field exists. */
export class MinorVersion {
  /** Throws unless the text starts with `major.minor`. */
  public static parse(where: string, prop: string, text: string): MinorVersion {
    const match = VERSION.exec(text);
    if (!match) {
      throw propError(where, { prop, received: text, accepted: 'a version such as "1.30"', mend: 'pass major and minor version' });
    }
    return new MinorVersion(Number(match[1]), Number(match[2]));
  }

  private constructor(private readonly major: number, private readonly minor: number) {}

  /** Whether this release line has what arrived in the given one. */
  public atLeast(major: number, minor: number): boolean {
    return this.major > major || (this.major === major && this.minor >= minor);
  }

  public isNewerThan(other: MinorVersion): boolean {
    return this.atLeast(other.major, other.minor) && !other.atLeast(this.major, this.minor);
  }

  public toString(): string {
    return `${this.major}.${this.minor}`;
  }
}

/** What the target cluster runs. */
export interface TargetVersions {
  readonly kubernetes: MinorVersion;
  readonly argoRollouts: MinorVersion;
}
