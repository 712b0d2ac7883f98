import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MetricQuery } from './metric-query.dto.js';

const faultsOf = (query: object): string[] =>
  validateSync(plainToInstance(MetricQuery, query, { exposeDefaultValues: true })).map(
    ({ property }) => property,
  );

describe('MetricQuery', () => {
  it.each([
    {},
    { hours: '1' },
    { hours: '8760', metric_name: 'cpu' },
    { metricName: 'cpu_usage' },
    { metric_name: 'Temperatur (°C)' },
  ])('accepts %j', (query) => {
    expect(faultsOf(query)).toEqual([]);
  });

  it.each([
    [{ hours: '0' }, ['hours']],
    [{ hours: '8761' }, ['hours']],
    [{ hours: '1.5' }, ['hours']],
    [{ metric_name: '', metricName: 'x'.repeat(101), hours: 'many' }, ['metric_name', 'metricName', 'hours']],
    [{ metric_name: ['cpu', 'memory'] }, ['metric_name']],
  ])('refuses %j and names %j', (query, fields) => {
    expect(faultsOf(query).sort()).toEqual([...fields].sort());
  });
});
