import { blueGreenCode } from './blue-green-code';
import { canaryCode } from './canary-code';
import { notificationCodes } from './notification-code';
import { selectorCodes } from './selector-code';
import { workloadRefCode } from './workload-ref-code';
import { call, Code, list, object, ours } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { metadataCode } from '../metadata-code';
import { TemplateNames } from '../template-names';

/** Props of a `Rollout`. */
export function rolloutCode(manifest: Fields, templates: TemplateNames): Code {
  const metadata = manifest.fields('metadata');
  const notifications = notificationCodes(metadata);
  const spec = manifest.required('spec');
  return object({
    metadata: metadata?.all((fields) => metadataCode(fields)!),
    notifications: notifications.length > 0 ? list(notifications) : undefined,
    ...specFields(spec, templates),
  });
}

function specFields(spec: Fields, templates: TemplateNames): Record<string, Code | undefined> {
  if (spec.has('template') === spec.has('workloadRef')) {
    throw spec.inexpressible('template', 'and workloadRef: exactly one of them must be there');
  }
  const history = spec.fields('analysis');
  const rollbackWindow = spec.fields('rollbackWindow');
  const fields = {
    replicas: spec.number('replicas'),
    ...selectorCodes(spec),
    minReady: secondsField(spec, 'minReadySeconds'),
    progressDeadline: secondsField(spec, 'progressDeadlineSeconds'),
    progressDeadlineAbort: spec.flag('progressDeadlineAbort'),
    revisionHistoryLimit: spec.number('revisionHistoryLimit'),
    rollbackWindowRevisions: rollbackWindow?.number('revisions'),
    paused: spec.flag('paused'),
    restartAt: spec.text('restartAt'),
    successfulRunHistoryLimit: history?.number('successfulRunHistoryLimit'),
    unsuccessfulRunHistoryLimit: history?.number('unsuccessfulRunHistoryLimit'),
    workloadRef: spec.optional('workloadRef', workloadRefCode),
    podTemplate: spec.map('template'),
    strategy: strategyCode(spec, templates),
  };
  [history, rollbackWindow, spec].forEach((one) => one?.done());
  return fields;
}

function strategyCode(spec: Fields, templates: TemplateNames): Code {
  const strategy = spec.required('strategy');
  return strategy.all(() => {
    const canary = strategy.optional('canary', (fields) => canaryCode(fields, templates));
    const blueGreen = strategy.optional('blueGreen', (fields) => blueGreenCode(fields, templates));
    if ((canary === undefined) === (blueGreen === undefined)) {
      throw spec.inexpressible('strategy', 'has not exactly one of canary and blueGreen');
    }
    return canary ? call(ours('RolloutStrategy.canary'), canary) : call(ours('RolloutStrategy.blueGreen'), blueGreen);
  });
}
