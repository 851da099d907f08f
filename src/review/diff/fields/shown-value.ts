const LONGEST = 60;

/** Text that needs no quotes to be told from a number, or from nothing. */
const PLAIN = /^(?!(?:true|false|null|nothing)$)(?![-+.\d]+$)[\w./:@%+-]+$/;

/** A value for a message: short, in one line. */
export function shownValue(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  const text = typeof value === 'string' && PLAIN.test(value) ? value : JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Labels or a selector for a message: `app=orders,tier=web`. */
export function shownLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(labels).sort().map((key) => `${key}=${labels[key]}`);
  return pairs.length === 0 ? 'nothing' : pairs.join(',');
}

/** Several names for a message: `a, b and c`. */
export function enumerated(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
