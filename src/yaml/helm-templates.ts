/** Where a template stands outside of strings. */
export interface FoundTemplate {
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
}

/** A template at the beginning of a line, a value or an item; elsewhere in a line it could be text. */
const TEMPLATE = /^(?:\s|- |[^'"#{]*?:\s+|\[|,\s*)*(\{\{.*?(\}\}|$))/;

/** The first template of a text that could not be read as YAML. */
export function findTemplate(text: string): FoundTemplate | undefined {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => TEMPLATE.test(one));
  return line < 0 ? undefined : { text: TEMPLATE.exec(lines[line])![1], line };
}
