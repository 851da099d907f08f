/** Seconds for a reader: `45 s`, `5 min`, `1 min 30 s`, `2 h 5 min`. */
export function inWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts = [[hours, 'h'], [minutes, 'min'], [hours > 0 ? 0 : rest, 's']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
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

/** A share for a reader: `12.5 %`. */
export function sharePercent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

/** `1 pod`, `4 pods` */
export function podsInWords(count: number): string {
  return `${count} ${count === 1 ? 'pod' : 'pods'}`;
}
