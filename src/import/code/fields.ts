import { Code, list, verbatim } from './code';
import { isObject, Json, JsonObject } from './json';

/** Why something of a manifest has no counterpart in the typed API. */
export class Inexpressible extends Error {
  constructor(path: string, reason: string) {
    super(`${path.replace(/^\./, '')} ${reason}`);
  }
}

/** The fields of a map in a manifest. Each is taken once with the type that the API has; `done` says what nobody took. */
export class Fields {
  private readonly value: JsonObject;
  private readonly left: Set<string>;

  constructor(public readonly path: string, value: JsonObject) {
    this.value = { ...value };
    this.left = new Set(Object.keys(value));
  }

  /** The value of a field, whatever it is. */
  public take(key: string): Json | undefined {
    this.left.delete(key);
    return this.value[key];
  }

  /** The value of a field that is not taken yet. */
  public peek(key: string): Json | undefined {
    return this.value[key];
  }

  /** Replaces a field by what is to be read from now on, or takes it away. */
  public replace(key: string, value: Json | undefined): void {
    if (value === undefined) {
      delete this.value[key];
      this.left.delete(key);
    } else {
      this.value[key] = value;
    }
  }

  /** These fields. Throws where one of the keys, without which the code would not compile, is missing. */
  public must(...keys: string[]): this {
    const missing = keys.find((key) => !this.has(key));
    if (missing !== undefined) {
      throw this.inexpressible(missing, 'is missing');
    }
    return this;
  }

  public has(key: string): boolean {
    return this.value[key] !== undefined;
  }

  public text(key: string): Code | undefined {
    return this.typed(key, 'text', (value) => typeof value === 'string');
  }

  public number(key: string): Code | undefined {
    return this.typed(key, 'a number', (value) => typeof value === 'number');
  }

  public flag(key: string): Code | undefined {
    return this.typed(key, 'true or false', (value) => typeof value === 'boolean');
  }

  public texts(key: string): Code | undefined {
    return this.typed(key, 'a list of texts', (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'));
  }

  public textMap(key: string): Code | undefined {
    return this.typed(key, 'a map of texts', (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'));
  }

  public map(key: string): Code | undefined {
    return this.typed(key, 'a map', isObject);
  }

  /** One of the members of an enumeration, by its value in the manifest. */
  public member(key: string, members: Record<string, Code>): Code | undefined {
    const value = this.take(key);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'string' || !Object.hasOwn(members, value)) {
      throw this.inexpressible(key, `is ${JSON.stringify(value)}; the API has ${Object.keys(members).join(', ')}`);
    }
    return members[value];
  }

  public fields(key: string): Fields | undefined {
    const value = this.take(key);
    if (value !== undefined && !isObject(value)) {
      throw this.inexpressible(key, 'is no map');
    }
    return value && new Fields(`${this.path}.${key}`, value);
  }

  /** A map that must be there. */
  public required(key: string): Fields {
    return this.must(key).fields(key)!;
  }

  public list(key: string): Fields[] | undefined {
    const value = this.take(key);
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value)) {
      throw this.inexpressible(key, 'is no list');
    }
    return value.map((item, index) => {
      if (!isObject(item)) {
        throw this.inexpressible(`${key}[${index}]`, 'is no map');
      }
      return new Fields(`${this.path}.${key}[${index}]`, item);
    });
  }

  /** The code of each item. */
  public each(key: string, emit: (item: Fields) => Code): Code | undefined {
    return list(this.list(key)?.map((item) => item.all(emit)));
  }

  /** The code of a map, if it is there. */
  public optional(key: string, emit: (fields: Fields) => Code): Code | undefined {
    return this.fields(key)?.all(emit);
  }

  /** The code of these fields. Throws where it leaves one out. */
  public all(emit: (fields: Fields) => Code): Code {
    const code = emit(this);
    this.done();
    return code;
  }

  /** Throws where a field was not taken. */
  public done(): void {
    const [first] = this.left;
    if (first !== undefined) {
      throw this.inexpressible(first, 'is no field that the typed API has here');
    }
  }

  /** Names of the fields that nobody took yet. */
  public rest(): string[] {
    return [...this.left];
  }

  public inexpressible(key: string, reason: string): Inexpressible {
    return new Inexpressible(key === '' ? this.path : `${this.path}.${key}`, reason);
  }

  private typed(key: string, what: string, good: (value: Json) => boolean): Code | undefined {
    const value = this.take(key);
    if (value === undefined) {
      return undefined;
    }
    if (!good(value)) {
      throw this.inexpressible(key, `is ${JSON.stringify(value).slice(0, 80)}, not ${what}`);
    }
    return verbatim(value);
  }
}
