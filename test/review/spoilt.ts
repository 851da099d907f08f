/** A value in which one field, counted through everything that is in it, is something else. */
export function spoilt<T extends object>(whole: T, place: number, value: unknown): T {
  const holders: [any, string][] = [];
  const visit = (within: any) => Object.keys(within).forEach((key) => {
    holders.push([within, key]);
    if (typeof within[key] === 'object' && within[key] !== null) {
      visit(within[key]);
    }
  });
  visit(whole);
  const [holder, key] = holders[place % holders.length];
  holder[key] = value;
  return whole;
}
