/** Names of which no two are equal. */
export class UniqueNames {
  private taken: Set<string>;

  /** @param separator what stands between a name and its number */
  constructor(private readonly separator: string, reserved: readonly string[] = []) {
    this.taken = new Set(reserved);
  }

  /** The first candidate that is free, or the last one with a number. */
  public choose(...candidates: string[]): string {
    const last = candidates[candidates.length - 1];
    let name = candidates.find((candidate) => !this.taken.has(candidate));
    for (let number = 2; name === undefined; number++) {
      const numbered = `${last}${this.separator}${number}`;
      name = this.taken.has(numbered) ? undefined : numbered;
    }
    this.taken.add(name);
    return name;
  }

  /** Remembers which names are taken; the function that is returned frees all that were taken since. */
  public save(): () => void {
    const before = new Set(this.taken);
    return () => { this.taken = before; };
  }
}

/** Words that cannot name a constant, and names that every program has. */
export const RESERVED_WORDS = [
  'abstract', 'any', 'app', 'arguments', 'as', 'async', 'await', 'boolean', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'declare',
  'default', 'delete', 'do', 'else', 'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'from', 'function', 'get', 'if', 'implements', 'import',
  'in', 'instanceof', 'interface', 'k8s', 'let', 'module', 'namespace', 'never', 'new', 'null', 'number', 'object', 'of', 'package', 'private', 'process',
  'protected', 'public', 'require', 'return', 'set', 'static', 'string', 'super', 'switch', 'symbol', 'this', 'throw', 'true', 'try', 'type', 'typeof',
  'undefined', 'unknown', 'var', 'void', 'while', 'with', 'yield', 'exports', 'global', 'console', 'Buffer', 'NaN', 'Infinity',
];

/** `success-rate` as `successRate`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word, index) => index === 0 ? word[0].toLowerCase() + word.slice(1) : word[0].toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `the${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}
