import { Finding } from '../engine/evaluate';
import { STANDARD_INPUT } from '../inventory/inventory-object';
import { parsePath } from '../inventory/path';

/** Where a finding points to, as far as that is known. */
export interface FindingPlace {
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The path of the construct that makes the object. */
  readonly construct?: string;
}

export function placeOf({ object: { origin }, path }: Finding): FindingPlace {
  const { file, construct } = origin;
  return { file, construct, line: origin.lineOf?.(parsePath(path)) };
}

/** The same for tools that open the file: what was piped in is in none. */
export function placeInFile(finding: Finding): FindingPlace {
  const place = placeOf(finding);
  return place.file === STANDARD_INPUT ? {} : place;
}
