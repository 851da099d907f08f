import { decidedByChance } from '../decided-by-chance';

/** A gate that passes 1 % errors: a few decide, and the first of each pod is not seen. */
export default decidedByChance(0.99);
