import { call, Code, imported } from './code';
import { Fields } from './fields';

const UNITS: Record<string, string> = { s: 'Duration.seconds', m: 'Duration.minutes', h: 'Duration.hours', ms: 'Duration.millis' };

/** A field such as `90s`: one number and one unit, as the API writes it. */
export function durationField(fields: Fields, key: string): Code | undefined {
  const value = fields.take(key);
  if (value === undefined) {
    return undefined;
  }
  const code = typeof value === 'string' ? durationCode(value) : undefined;
  if (code === undefined) {
    throw fields.inexpressible(key, `is ${JSON.stringify(value)}; the typed API writes durations as one number with s, m or h`);
  }
  return code;
}

/** A field with a number of seconds, said in the largest unit that fits. */
export function secondsField(fields: Fields, key: string): Code | undefined {
  const value = fields.take(key);
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number') {
    throw fields.inexpressible(key, `is ${JSON.stringify(value)}, not a number`);
  }
  return secondsCode(value);
}

/** A number of seconds, said in the largest unit that fits. */
export function secondsCode(value: number): Code {
  if (value > 0 && value % 3600 === 0) {
    return duration(UNITS.h, value / 3600);
  }
  return value > 0 && value % 60 === 0 ? duration(UNITS.m, value / 60) : duration(UNITS.s, value);
}

/** Text such as `90s` or `5m`; undefined where it is not one number and one unit. */
export function durationCode(value: string): Code | undefined {
  const [, amount, unit] = /^(0|[1-9]\d*)(ms|s|m|h)$/.exec(value) ?? [];
  return unit === undefined ? undefined : duration(UNITS[unit], Number(amount));
}

function duration(factory: string, amount: number): Code {
  return call(imported('cdk8s', factory), { is: 'value', value: amount });
}
