const UNITS: readonly (readonly [seconds: number, word: string])[] = [[86_400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];

/** Seconds for a reader: `45 s`, `5 min`, `1 min 30 s`, `2 h 5 min`. */
export function inWords(seconds: number): string {
  return durationParts(seconds).map(([count, word]) => `${count} ${word}`).join(' ');
}

/** Seconds in days, hours, minutes and seconds, without those of which there are none. */
export function durationParts(seconds: number): [count: number, unit: string][] {
  let rest = Math.max(0, Math.round(seconds));
  const all = UNITS.map(([unit, word]): [number, string] => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return [count, word];
  });
  const said = all.filter(([count]) => count > 0);
  return said.length > 0 ? said : all.slice(-1);
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th` */
export function ordinal(count: number): string {
  const tens = Math.floor(count / 10) % 10;
  return `${count}${tens === 1 ? 'th' : ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th'}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** A share for a reader: `12.5 %`. What is more than nothing is never rounded to nothing, and what is less than all never to all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded === 0 && share > 0 ? '< 0.1' : rounded === 100 && share < 1 ? '> 99.9' : rounded} %`;
}

/** `1 pod`, `4 pods` */
export function podsInWords(count: number): string {
  return `${count} ${count === 1 ? 'pod' : 'pods'}`;
}
