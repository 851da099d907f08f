const NANOSECONDS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const PART = /^(\d*)(\.\d*)?(ns|us|µs|μs|ms|s|m|h)/;
/** 292 years: what fits Go's duration of 64 bits. */
const LONGEST = 9.2233720368e18;
const LONGEST_SECONDS = 2 ** 31 - 1;

/**
 * Nanoseconds of a duration as Go writes it (`90s`, `1h30m`, `-1.5h`), or undefined where Go could not read it: a number without a unit,
 * days, spaces.
 */
export function goDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') {
    return 0;
  }
  let nanoseconds = 0;
  do {
    const part = PART.exec(rest);
    if (!part || (part[1] === '' && (part[2] ?? '.') === '.')) {
      return undefined;
    }
    const [whole, digits, fraction = '', unit] = part;
    nanoseconds += Number(`${digits || '0'}${fraction}`) * NANOSECONDS[unit];
    rest = rest.slice(whole.length);
  } while (rest !== '');
  return nanoseconds > LONGEST ? undefined : sign * nanoseconds;
}

/** Seconds of a pause, which may also be a number or text without a unit; undefined where the controller could not read it. */
export function pauseSeconds(duration: unknown): number | undefined {
  if (typeof duration === 'number') {
    return duration;
  }
  if (typeof duration !== 'string') {
    return undefined;
  }
  const seconds = /^[+-]?\d+$/.test(duration) ? Number(duration) : (goDuration(duration) ?? NaN) / 1e9;
  return Math.abs(seconds) <= LONGEST_SECONDS ? seconds : undefined;
}
