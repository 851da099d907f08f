const UNITS: readonly (readonly [seconds: number, word: string, letter: string])[] = [
  [86_400, 'd', 'd'], [3600, 'h', 'h'], [60, 'min', 'm'], [1, 's', 's'],
];

/** Seconds in words: `45 s`, `5 min 30 s`, `1 h`. */
export function inWords(seconds: number): string {
  return parts(seconds).map(([count, word]) => `${count} ${word}`).join(' ');
}

/** Seconds as short as manifests say them: `45s`, `5m30s`, `1h`. */
export function inShort(seconds: number): string {
  return parts(seconds).map(([count, , letter]) => `${count}${letter}`).join('');
}

function parts(seconds: number): [count: number, word: string, letter: string][] {
  let rest = Math.max(0, Math.round(seconds));
  const all = UNITS.map(([unit, word, letter]): [number, string, string] => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return [count, word, letter];
  });
  const said = all.filter(([count]) => count > 0);
  return said.length > 0 ? said : all.slice(-1);
}

/** A fraction in per cent. What is more than nothing is never rounded to nothing, and what is less than all never to all. */
export function percent(fraction: number): string {
  const rounded = Math.round(fraction * 1000) / 10;
  const shown = rounded === 0 && fraction > 0 ? '< 0.1' : rounded === 100 && fraction < 1 ? '> 99.9' : String(rounded);
  return `${shown} %`;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `512 MiB`, `1.5 GiB`. */
export function bytes(count: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
  return `${roundedTo(2, count / 1024 ** power)} ${BYTE_UNITS[power]}`;
}

/** `4 cores`, `0.25 cores`. */
export function cores(count: number): string {
  const rounded = roundedTo(3, count);
  return `${rounded} ${rounded === 1 ? 'core' : 'cores'}`;
}

function roundedTo(digits: number, value: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** `1 pod`, `4 pods`. */
export function counted(count: number | string, noun: string): string {
  return `${count} ${noun}${String(count) === '1' ? '' : 's'}`;
}
