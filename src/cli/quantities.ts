import { WrongCall } from './command';
import { goDuration } from '../semantics/validation/durations';

/** `2%` or `0.02`, as 0.02. */
export function share(option: string, text: string): number {
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(text);
  const value = percent ? Number(percent[1]) / 100 : plain(text);
  if (value === undefined || value > 1) {
    throw wrong(option, text, 'a share such as 2% or 0.02, at most 100%');
  }
  return value;
}

/** `90`, `90s`, `5m` or `1h30m`, as seconds. */
export function seconds(option: string, text: string): number {
  const value = plain(text) ?? (goDuration(text) ?? NaN) / 1e9;
  if (!(value >= 0)) {
    throw wrong(option, text, 'seconds, or a duration such as 90s, 5m or 1h30m');
  }
  return value;
}

/** A number that is not negative. */
export function amount(option: string, text: string): number {
  const value = plain(text);
  if (value === undefined) {
    throw wrong(option, text, 'a number that is not negative');
  }
  return value;
}

export function atLeastOne(option: string, text: string): number {
  const value = plain(text);
  if (value === undefined || value < 1) {
    throw wrong(option, text, 'a number, at least 1');
  }
  return value;
}

export function wholeNumber(option: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = plain(text);
  if (value === undefined || !Number.isInteger(value) || value < least || value > most) {
    throw wrong(option, text, `a whole number, at least ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`}`);
  }
  return value;
}

/** `10m:8`: a moment, and how many of something. */
export function momentAndCount(option: string, text: string, what: string): { readonly after: number; readonly count: number } {
  const [at, count, ...more] = text.split(':');
  if (count === undefined || more.length > 0) {
    throw wrong(option, text, `AT:${what}, such as 10m:8`);
  }
  return { after: seconds(option, at), count: wholeNumber(option, count, 1) };
}

function plain(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function wrong(option: string, text: string, accepted: string): WrongCall {
  return new WrongCall(`${option} is ${JSON.stringify(text)}; accepted: ${accepted}`);
}
