import { decidedByChance } from '../decided-by-chance';

/** A gate that passes 5 % errors. */
export default decidedByChance(0.95);
