import { Line } from './document';
import { printable } from '../printable';

/** A line as it is, in one piece and without marks. */
export function plain(line: Line): string {
  return line.map((part) => printable(typeof part === 'string' ? part : part.code)).join('');
}
