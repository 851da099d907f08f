/** A text that is typed or read word by word: names, images, commands, queries. */
export interface Code {
  readonly code: string;
}

/** One line: texts and codes, put together without spaces between. */
export type Line = readonly (string | Code)[];

/** A point of a list, with points of its own. */
export interface Item {
  readonly line: Line;
  readonly items?: readonly Item[];
}

export interface Column {
  readonly title: string;
  /** Whether it holds numbers, which are compared by their ends. */
  readonly numeric?: boolean;
}

/** What a section is made of. */
export type Block =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Line[])[] };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The plan of a release as it is read, before it gets a layout. */
export interface PlanDocument {
  readonly title: Line;
  /** All of it in one line. */
  readonly summary: Line;
  /** The questions that every reviewer asks, each with its answer. */
  readonly questions: readonly Section[];
  /** What else there is to know. */
  readonly rest: readonly Section[];
}

export function code(text: string): Code {
  return { code: text };
}

export function line(...parts: Line): Block {
  return { kind: 'line', line: parts };
}

/** A list of sentences; what is said instead if there are none. */
export function sentences(texts: readonly string[], otherwise: string): Block {
  return texts.length === 0 ? line(otherwise) : { kind: 'list', items: texts.map((text) => ({ line: [text] })) };
}
