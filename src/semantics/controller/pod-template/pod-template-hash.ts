import { AS_STORED } from './stored-template';
import { writtenTemplate } from './written-template';

/** Letters and digits that make no words. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The value of the label `rollouts-pod-template-hash` that the controller gives to the pods of this template, and ends their ReplicaSet's name with. */
export function podTemplateHash(template: object): string {
  const text = writtenTemplate(template, AS_STORED);
  /* eslint-disable no-bitwise -- FNV is defined by bits */
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, FNV_PRIME);
  }
  return Array.from(String(hash >>> 0), (digit) => SAFE[digit.charCodeAt(0) % SAFE.length]).join('');
}
