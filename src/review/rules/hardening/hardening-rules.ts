import { IMAGE_WITHOUT_DIGEST } from './image-without-digest';
import { LITERAL_SECRET } from './literal-secret';
import { MEMORY_LIMIT_MISSING } from './memory-limit-missing';
import { MUTABLE_IMAGE } from './mutable-image';
import { POD_SECURITY_RESTRICTED } from './pod-security-restricted';
import { PODS_REFUSED } from './pods-refused';
import { SERVICE_ACCOUNT_TOKEN } from './service-account-token';
import { SNIPPET_ANNOTATION } from './snippet-annotation';
import { UNPRINTABLE_TEXT } from './unprintable-text';
import { WRITABLE_ROOT } from './writable-root';
import { Rule } from '../../engine/rule';

/** The rules on hardening, by their numbers. A new one is its file, its examples and one line here. */
export const HARDENING_RULES: readonly Rule[] = [
  POD_SECURITY_RESTRICTED,
  WRITABLE_ROOT,
  SERVICE_ACCOUNT_TOKEN,
  MUTABLE_IMAGE,
  IMAGE_WITHOUT_DIGEST,
  LITERAL_SECRET,
  SNIPPET_ANNOTATION,
  UNPRINTABLE_TEXT,
  MEMORY_LIMIT_MISSING,
  PODS_REFUSED,
];
