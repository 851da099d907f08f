import { PDB_BLOCKS_DRAIN } from './pdb-blocks-drain';
import { PDB_MIN_AVAILABLE_OVERLAP } from './pdb-min-available-overlap';
import { PDB_MISSING } from './pdb-missing';
import { PDB_MULTIPLE } from './pdb-multiple';
import { PDB_PINS_VERSION } from './pdb-pins-version';
import { PDB_UNHEALTHY_POLICY } from './pdb-unhealthy-policy';
import { Rule } from '../../engine/rule';

/** The rules on disruption, by their numbers. A new one is its file, its examples and one line here. */
export const DISRUPTION_RULES: readonly Rule[] = [
  PDB_MISSING,
  PDB_BLOCKS_DRAIN,
  PDB_MIN_AVAILABLE_OVERLAP,
  PDB_MULTIPLE,
  PDB_UNHEALTHY_POLICY,
  PDB_PINS_VERSION,
];
