import { call, Code, create, object, ours } from '../code/code';
import { durationField, secondsField } from '../code/durations';
import { Fields } from '../code/fields';

/** A `CloudWatchProvider`. */
export function cloudWatchCode(fields: Fields): Code {
  return create(ours('CloudWatchProvider'), object({
    interval: durationField(fields, 'interval'),
    metricDataQueries: fields.must('metricDataQueries').each('metricDataQueries', queryCode),
  }));
}

function queryCode(query: Fields): Code {
  const id = query.must('id').text('id');
  const shared = { label: query.text('label'), returnData: query.flag('returnData') };
  if (!query.has('metricStat')) {
    return call(ours('CloudWatchQuery.expression'), id, object({ expression: query.must('expression').text('expression'), period: secondsField(query, 'period'), ...shared }));
  }
  return query.required('metricStat').all((stat) => {
    const metric = stat.required('metric');
    const code = call(ours('CloudWatchQuery.metric'), id, object({
      namespace: metric.must('namespace', 'metricName').text('namespace'),
      metricName: metric.text('metricName'),
      dimensions: dimensions(metric),
      stat: stat.must('stat', 'period').text('stat'),
      period: secondsField(stat, 'period'),
      unit: stat.text('unit'),
      ...shared,
    }));
    metric.done();
    return code;
  });
}

function dimensions(metric: Fields): Code | undefined {
  const list = metric.list('dimensions');
  return list && object(Object.fromEntries(list.map((dimension) => [String(dimension.take('name')), dimension.text('value')])));
}
