/** An element of XML as it was read. */
export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Read | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { 'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', '#39': '\'' };
const TOKEN = /<\/([\w-]+)>|<([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
/** Elements of HTML that have no end. */
const VOID = new Set(['meta']);

/** Reads markup as XML does: every element is closed, in order, every attribute is quoted and there once, every entity is known. Throws otherwise. */
export function readMarkup(markup: string): Read {
  const stack: { name: string; attributes: Record<string, string>; children: (Read | string)[] }[] = [{ name: '', attributes: {}, children: [] }];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < markup.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(markup);
    if (!match) {
      throw new Error(`no markup: ${markup.slice(at, at + 60)}`);
    }
    const [, closed, opened, attributes, empty, text] = match;
    const top = stack[stack.length - 1];
    if (text !== undefined) {
      top.children.push(decoded(text));
    } else if (closed !== undefined) {
      if (stack.pop()!.name !== closed) {
        throw new Error(`</${closed}> closes <${top.name}>`);
      }
    } else {
      const read = { name: opened, attributes: attributesIn(attributes), children: [] };
      top.children.push(read);
      if (empty === '' && !VOID.has(opened)) {
        stack.push(read);
      }
    }
  }
  const roots = stack[0].children.filter((child): child is Read => typeof child !== 'string');
  if (stack.length !== 1 || roots.length !== 1) {
    throw new Error(`${stack.length - 1} elements are not closed, ${roots.length} are roots`);
  }
  return roots[0];
}

function attributesIn(text: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in all) {
      throw new Error(`${name} is there twice`);
    }
    all[name] = decoded(value);
  }
  return all;
}

function decoded(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_, entity: string) => {
    const known = entity.endsWith(';') ? ENTITIES[entity.slice(0, -1)] : undefined;
    if (known === undefined) {
      throw new Error(`&${entity} is no entity`);
    }
    return known;
  });
}

/** The element and everything below it. */
export function below(element: Read): Read[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : below(child)))];
}

/** All text of an element. */
export function textIn(element: Read): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}
