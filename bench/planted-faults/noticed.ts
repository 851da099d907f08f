import { PlantedFault } from './faults';

/** What a linter says of an object: its own name of the check, the object as it names it, and how bad it is where it is ours. */
export interface Said {
  readonly id: string;
  readonly object: string;
  readonly severity?: string;
}

/** What each linter says of a fault beyond what it says of the clean bundle. */
export interface Noticed {
  readonly fault: PlantedFault;
  readonly by: readonly Said[][];
}

/** What is said of an object by a check that said nothing of it before: for every linter alike. */
export function added(before: readonly Said[], after: readonly Said[]): Said[] {
  const place = ({ id, object }: Said) => `${id} ${object}`;
  const known = new Set(before.map(place));
  return after.filter((one) => !known.has(place(one)));
}

/** The gravest of our severities among them. */
export function gravest(said: readonly Said[]): string | undefined {
  return ['error', 'warning', 'info'].find((severity) => said.some((one) => one.severity === severity));
}
