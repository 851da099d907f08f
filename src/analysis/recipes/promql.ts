import { Duration } from 'cdk8s';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { goRegularExpression } from '../../semantics/go-regular-expression';

/** Text as a PromQL string literal. */
export function stringLiteral(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  return `"${escaped}"`;
}

/** Text as a regular expression that matches this text only. */
export function regexOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function equals(label: string, text: string): string {
  return `${label}=${stringLiteral(text)}`;
}

export function matches(label: string, regex: string): string {
  return `${label}=~${stringLiteral(regex)}`;
}

export function matchesNot(label: string, regex: string): string {
  return `${label}!~${stringLiteral(regex)}`;
}

/** Series of a metric name. */
export function select(metric: string, matchers: string[]): string {
  return `${metric}{${matchers.join(',')}}`;
}

/** Events a second over the window, for each series. */
export function rate(metric: string, matchers: string[], window: Duration): string {
  return `rate(${select(metric, matchers)}[${formatDuration(window)}])`;
}

/** A number without an exponent, which neither a reader nor every expression language wants. */
export function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** Throws if the text could be taken for an argument of the analysis: it would be replaced, or stop the analysis. */
export function requirePlainText(where: string, prop: string, text: string): void {
  if (typeof text !== 'string' || text.includes('{{')) {
    throw propError(where, { prop, received: text, accepted: 'text without "{{"', mend: 'leave "{{" out: recipes pass their arguments themselves' });
  }
}

/** Throws unless the text can be a label of Prometheus without quotes. */
export function requireLabelName(where: string, prop: string, text: string): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(text)) {
    throw propError(where, { prop, received: text, accepted: 'letters, digits and "_", first no digit', mend: 'pass the label as Prometheus shows it' });
  }
}

/** Throws unless the text can name a metric of Prometheus without quotes. */
export function requireMetricName(where: string, prop: string, text: string): void {
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(text)) {
    throw propError(where, {
      prop, received: text, accepted: 'letters, digits, "_" and ":", first no digit', mend: 'pass the bare name of the metric, without labels and functions',
    });
  }
}

/** Throws unless the text is a regular expression. */
export function requireRegex(where: string, prop: string, text: string): void {
  requirePlainText(where, prop, text);
  if (goRegularExpression(text) === undefined) {
    throw propError(where, { prop, received: text, accepted: 'a regular expression that RE2 reads', mend: 'pass one such as "5.."' });
  }
}
