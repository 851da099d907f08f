import { AT_ONCE } from './edits/at-once';
import { OUTAGES } from './edits/outages';
import { REFUSALS } from './edits/refusals';
import { RELEASES } from './edits/releases';
import { RESTARTS } from './edits/restarts';
import { WITHOUT_EFFECT } from './edits/without-effect';

/** Every edit, by what it does at the worst. */
export const EDITS = { 'outage': OUTAGES, 'fails': REFUSALS, 'release': RELEASES, 'restarts-release': RESTARTS, 'at-once': AT_ONCE, 'none': WITHOUT_EFFECT };
