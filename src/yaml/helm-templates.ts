/** Where a template stands outside of strings. */
export interface FoundTemplate {
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
}

const TEMPLATE = /\{\{.*?(?:\}\}|$)/;
/** What may stand between the key, or the beginning of the line, and a value or an item. */
const BEFORE_VALUE = /^(?:- |[\s[,])*$/;

/** The first template of a text that could not be read as YAML. */
export function findTemplate(text: string): FoundTemplate | undefined {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => templateAtValue(one) !== undefined);
  return line < 0 ? undefined : { text: templateAtValue(lines[line])!, line };
}

/** A template at the beginning of a line, a value or an item; elsewhere in a line it could be text. */
function templateAtValue(line: string): string | undefined {
  const found = TEMPLATE.exec(line);
  const before = line.slice(0, found?.index ?? 0);
  const value = before.slice(before.search(/:\s[^:]*$/) + 1);
  return found && !/['"#{]/.test(before) && BEFORE_VALUE.test(value) ? found[0] : undefined;
}
