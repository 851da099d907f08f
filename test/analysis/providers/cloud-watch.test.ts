import { Duration } from 'cdk8s';
import { CloudWatchProvider } from '../../../src/analysis/providers/cloud-watch';
import { CloudWatchMetricProps, CloudWatchQuery } from '../../../src/analysis/providers/cloud-watch-query';

const metric = (id: string, changes: Partial<CloudWatchMetricProps> = {}) => (
  CloudWatchQuery.metric(id, { namespace: 'app', metricName: 'errors', stat: 'Sum', period: Duration.minutes(5), ...changes }));

test('has every field of the API', () => {
  expect(new CloudWatchProvider({
    interval: Duration.minutes(30),
    metricDataQueries: [
      CloudWatchQuery.expression('rate', { expression: 'errors / requests', label: 'error rate', period: Duration.seconds(30), returnData: true }),
      metric('errors', { dimensions: { LoadBalancer: 'app/orders/1' }, unit: 'Count', label: 'errors', returnData: false }),
    ],
  })._toJson()).toEqual({
    cloudWatch: {
      interval: '30m',
      metricDataQueries: [
        { id: 'rate', expression: 'errors / requests', label: 'error rate', period: 30, returnData: true },
        {
          id: 'errors',
          label: 'errors',
          metricStat: {
            metric: { namespace: 'app', metricName: 'errors', dimensions: [{ name: 'LoadBalancer', value: 'app/orders/1' }] }, period: 300, stat: 'Sum', unit: 'Count',
          },
          returnData: false,
        },
      ],
    },
  });
});

test('says only what is said', () => {
  expect(new CloudWatchProvider({ metricDataQueries: [metric('errors'), CloudWatchQuery.expression('all', { expression: 'errors' })] })._toJson()).toEqual({
    cloudWatch: {
      metricDataQueries: [
        { id: 'errors', metricStat: { metric: { namespace: 'app', metricName: 'errors' }, period: 300, stat: 'Sum' } },
        { id: 'all', expression: 'errors' },
      ],
    },
  });
});

describe('what cannot work is refused', () => {
  test.each<[string, () => unknown, string]>([
    ['no query', () => new CloudWatchProvider({ metricDataQueries: [] }), 'CloudWatchProvider: metricDataQueries is []; accepted: 1 to 500 queries. Mend: pass CloudWatchQuery.metric(…).'],
    ['one id twice', () => new CloudWatchProvider({ metricDataQueries: [metric('a'), metric('a')] }), 'CloudWatchProvider: metricDataQueries is "a"; accepted: each id once. Mend: rename'],
    ['no data', () => new CloudWatchProvider({ metricDataQueries: [metric('a', { returnData: false })] }), 'CloudWatchProvider: metricDataQueries is ["a"]; accepted: a query that returns data'],
    ['no time', () => new CloudWatchProvider({ metricDataQueries: [metric('a')], interval: Duration.seconds(0) }), 'CloudWatchProvider: interval is "0s"; accepted: a time above zero'],
    ['an id in capitals', () => metric('Errors'), 'CloudWatchQuery.metric: id is "Errors"; accepted: letters, digits and "_", first a lower-case letter. Mend: pass an id such as "errors".'],
    ['a period that CloudWatch does not have', () => metric('a', { period: Duration.seconds(45) }), 'period is 45; accepted: 1, 5, 10, 20 or 30 seconds, or whole minutes. Mend: pass Duration.minutes(1).'],
    ['a metric without a name', () => metric('a', { metricName: '' }), 'CloudWatchQuery.metric: metricName is ""'],
    ['a metric without a namespace', () => metric('a', { namespace: '' }), 'CloudWatchQuery.metric: namespace is ""'],
    ['a metric without a statistic', () => metric('a', { stat: '' }), 'CloudWatchQuery.metric: stat is ""'],
    ['an empty expression', () => CloudWatchQuery.expression('a', { expression: '' }), 'CloudWatchQuery.expression: expression is ""'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});
