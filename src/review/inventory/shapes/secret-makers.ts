import { withSpec } from './metadata';
import { record, text } from '../shape';

/** Objects that a controller makes a Secret from, as far as its name. */
export const EXTERNAL_SECRET = withSpec(record({ target: record({ name: text }) }));
export const CERTIFICATE = withSpec(record({ secretName: text }));
