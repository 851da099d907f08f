import { RuleInfo } from '../engine/rule';
import { RULES } from '../rules/all-rules';

/** Everything that a report can name. */
export const CATALOGUE: readonly RuleInfo[] = RULES;

/** The rule of this id or name, however it is capitalized; of an id of Argo's, the rule that speaks for it. */
export function findRule(text: string): RuleInfo | undefined {
  const wanted = text.toLowerCase();
  return CATALOGUE.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted)
    ?? CATALOGUE.find(({ speaksFor }) => speaksFor?.includes(text.toUpperCase()));
}

const MOST_NEAREST = 3;

/** The rules whose id or name is most like this, the nearest first. */
export function nearestRules(text: string): RuleInfo[] {
  const wanted = text.toLowerCase();
  return CATALOGUE.map((rule, place) => ({ rule, place, distance: Math.min(distance(rule.id.toLowerCase(), wanted), distance(rule.name, wanted)) }))
    .sort((one, other) => one.distance - other.distance || one.place - other.place)
    .slice(0, MOST_NEAREST).map(({ rule }) => rule);
}

/** How many letters must be put in, taken out or changed to get from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    row = other.split('').reduce((next, letter, j) =>
      [...next, Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === one[i] ? 0 : 1))], [i + 1]);
  }
  return row[other.length];
}
