import { Code, create, object, ours } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';

const REQUIRED = [
  'address', 'application', 'canaryConfigName', 'metricsAccountName', 'configurationAccountName', 'storageAccountName', 'threshold', 'scopes',
];

/** A `KayentaProvider`. */
export function kayentaCode(fields: Fields): Code {
  return create(ours('KayentaProvider'), object({
    address: fields.must(...REQUIRED).text('address'),
    application: fields.text('application'),
    canaryConfigName: fields.text('canaryConfigName'),
    metricsAccountName: fields.text('metricsAccountName'),
    configurationAccountName: fields.text('configurationAccountName'),
    storageAccountName: fields.text('storageAccountName'),
    lookback: fields.flag('lookback'),
    threshold: fields.optional('threshold', (threshold) => object({ pass: threshold.must('pass', 'marginal').number('pass'), marginal: threshold.number('marginal') })),
    scopes: fields.each('scopes', (scope) => object({
      name: scope.must('name', 'controlScope', 'experimentScope').text('name'),
      controlScope: scope.optional('controlScope', detailCode),
      experimentScope: scope.optional('experimentScope', detailCode),
    })),
  }));
}

function detailCode(detail: Fields): Code {
  return object({
    scope: detail.must('scope', 'region', 'step').text('scope'),
    region: detail.text('region'),
    step: secondsField(detail, 'step'),
    start: detail.text('start'),
    end: detail.text('end'),
  });
}
