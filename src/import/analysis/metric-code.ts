import { Secrets } from './secrets';
import { call, Code, object, ours, unlessEmpty, verbatim } from '../code/code';
import { durationField } from '../code/durations';
import { Fields } from '../code/fields';
import { providerCode } from '../providers/provider-code';

const DURATIONS = ['interval', 'initialDelay'];
const NUMBERS = ['count', 'failureLimit', 'inconclusiveLimit', 'consecutiveErrorLimit', 'consecutiveSuccessLimit'];

/** A metric of a template or a run whose arguments name these Secrets. */
export function metricCode(fields: Fields, secrets: Secrets): Code {
  const parameters: Record<string, Code> = {};
  const sampling: Record<string, Code | undefined> = {};
  const name = fields.must('name').text('name');
  for (const key of [...DURATIONS, ...NUMBERS]) {
    const argument = argumentIn(fields, key);
    if (argument !== undefined) {
      fields.take(key);
      parameters[key] = verbatim(argument);
    } else {
      sampling[key] = DURATIONS.includes(key) ? durationField(fields, key) : fields.number(key);
    }
  }
  return call(ours('AnalysisMetric.of'), object({
    name,
    ...sampling,
    parameters: unlessEmpty(object(parameters)),
    successCondition: fields.text('successCondition'),
    failureCondition: fields.text('failureCondition'),
    provider: fields.required('provider').all((provider) => providerCode(provider, secrets)),
  }));
}

/** The argument that is the whole value of a field. */
function argumentIn(fields: Fields, key: string): string | undefined {
  const value = fields.peek(key);
  return typeof value === 'string' ? /^\{\{args\.([^\s{}]+)\}\}$/.exec(value)?.[1] : undefined;
}
