import { Code } from '../code/code';

/** What is worth saying although it is the default, and what has no defaults. */
const KEPT = ['replicas', 'image', 'steps', 'analysis', 'prePromotionAnalysis', 'postPromotionAnalysis', 'config'];

/**
 * The code without the fields that make no difference: the defaults of the library need not be known here.
 *
 * @param works whether the code still makes the same
 */
export function prune(code: Code, works: (code: Code) => boolean): Code {
  return pruned(code, (part) => part, works);
}

function pruned(code: Code, whole: (part: Code) => Code, works: (code: Code) => boolean): Code {
  switch (code.is) {
    case 'object': return prunedObject(code, whole, works);
    case 'list': return { ...code, items: prunedItems(code.items, (items) => whole({ ...code, items }), works) };
    case 'call':
    case 'new': {
      const args = prunedItems(code.args, (items) => whole({ ...code, args: items }), works);
      const last = args[args.length - 1];
      return { ...code, args: last?.is === 'object' && last.entries.length === 0 && works(whole({ ...code, args: args.slice(0, -1) })) ? args.slice(0, -1) : args };
    }
    default: return code;
  }
}

function prunedItems(items: readonly Code[], whole: (items: readonly Code[]) => Code, works: (code: Code) => boolean): readonly Code[] {
  return items.reduce<readonly Code[]>((all, item, index) => {
    const place = (part: Code) => all.map((one, at) => at === index ? part : one);
    return place(pruned(item, (part) => whole(place(part)), works));
  }, items);
}

function prunedObject(code: Code & { readonly is: 'object' }, whole: (part: Code) => Code, works: (code: Code) => boolean): Code {
  let current = code;
  for (const [key] of code.entries) {
    if (KEPT.includes(key)) {
      continue;
    }
    const without = { ...current, entries: current.entries.filter(([name]) => name !== key) };
    if (works(whole(without))) {
      current = without;
      continue;
    }
    const before = current;
    const place = (part: Code) => ({ ...before, entries: before.entries.map(([name, item]) => [name, name === key ? part : item] as const) });
    const [, item] = before.entries.find(([name]) => name === key)!;
    current = place(pruned(item, (part) => whole(place(part)), works));
  }
  return current;
}

/** Probes that need no more than a path, and budgets and the like, in their short form. */
export function shortened(props: Code): Code {
  if (props.is !== 'object') {
    return props;
  }
  return {
    ...props,
    entries: props.entries.map(([key, item]) => {
      const short = /^(readiness|liveness)Probe$/.exec(key)?.[1];
      const isPath = item.is === 'call' && item.callee.is === 'import' && item.callee.name === 'HealthProbe.http' && item.args.length === 1;
      return short && isPath ? [short, item.args[0]] as const : [key, item] as const;
    }),
  };
}
