import { type MetricPoint } from './metric-store.js';

/** `{"data":[…]}` in portions. JSON has no NaN or Infinity: such a value reads null. */
export async function* metricJson(
  first: readonly MetricPoint[],
  rest: AsyncIterable<readonly MetricPoint[]>,
): AsyncGenerator<string> {
  yield `{"data":[${joined(first)}`;
  let isEmpty = first.length === 0;
  for await (const points of rest) {
    if (points.length > 0) {
      yield (isEmpty ? '' : ',') + joined(points);
      isEmpty = false;
    }
  }
  yield ']}';
}

const joined = (points: readonly MetricPoint[]): string =>
  points.map((point) => JSON.stringify(point)).join(',');
