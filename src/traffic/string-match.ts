import { StringMatchSpec } from '../manifest/traffic-routing';
import { propError } from '../semantics/errors';
import { requireWritable } from '../semantics/writable-text';

/**
 * How a header, a path or a method is compared: exactly, by its beginning, or by a regular expression.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/#traffic-routing-based-on-header-values-for-canary
 */
export class StringMatch {
  /**
   * The whole value is equal. The one comparison that every router with header routes has.
   *
   * @param value text to be equal to
   * @throws if the text is empty
   */
  public static exact(value: string): StringMatch {
    return new StringMatch({ exact: requireText('StringMatch.exact', value) });
  }

  /**
   * The value begins with the text. Not on AWS ALB.
   *
   * @param value text to begin with
   * @throws if the text is empty
   */
  public static prefix(value: string): StringMatch {
    return new StringMatch({ prefix: requireText('StringMatch.prefix', value) });
  }

  /**
   * The value matches a regular expression, in the syntax of the proxy (RE2 for most). Not on AWS ALB.
   *
   * @param expression regular expression, without slashes around it
   * @throws if the expression is empty
   */
  public static regex(expression: string): StringMatch {
    return new StringMatch({ regex: requireText('StringMatch.regex', expression, 'expression') });
  }

  private constructor(private readonly spec: StringMatchSpec) {}

  /** @internal */
  public _toJson(): StringMatchSpec {
    return this.spec;
  }
}

function requireText(where: string, text: string, prop = 'value'): string {
  if (text === '') {
    throw propError(where, { prop, received: text, accepted: 'text of at least one character', mend: 'say what to compare with' });
  }
  requireWritable(where, prop, text);
  return text;
}
