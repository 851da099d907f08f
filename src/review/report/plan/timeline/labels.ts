import { widthOf } from './lettering';

/** Where a label stands: by its left end and its base line. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const LINE = 14;
const GAP = 3;

/** Labels beside the places that they are about, within the drawing; one that would cover another stands above it. */
export function placed(labels: readonly (Place & { readonly text: string })[], size: number, right: number): Place[] {
  const taken: (Place & { readonly until: number })[] = [];
  return labels.map(({ x, y, text }) => {
    const width = widthOf(text, size);
    const place = { x: Math.min(x, right - width - GAP), y };
    const covers = () => taken.some((other) => other.x < place.x + width + GAP && place.x < other.until + GAP && Math.abs(other.y - place.y) < LINE);
    while (covers()) {
      place.y -= LINE;
    }
    taken.push({ ...place, until: place.x + width });
    return place;
  });
}
