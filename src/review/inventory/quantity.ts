const SUFFIXES: Readonly<Record<string, number>> = {
  'n': 1e-9, 'u': 1e-6, 'm': 1e-3, '': 1, 'k': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'P': 1e15, 'E': 1e18, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40, 'Pi': 2 ** 50, 'Ei': 2 ** 60,
};

/** The number that a quantity such as `250m` or `512Mi` stands for; nothing if it is none. */
export function parseQuantity(quantity: number | string): number | undefined {
  if (typeof quantity === 'number') {
    return quantity;
  }
  const [, number, suffix] = /^(\d+(?:\.\d*)?|\.\d+)([A-Za-z]{0,2}|[eE][+-]?\d+)$/.exec(quantity) ?? [];
  if (number === undefined) {
    return undefined;
  }
  return /^[eE]./.test(suffix) && !(suffix in SUFFIXES) ? Number(number + suffix) : suffix in SUFFIXES ? Number(number) * SUFFIXES[suffix] : undefined;
}
