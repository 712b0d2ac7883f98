import { assetNamed } from '../fleet/index.js';
import { IncidentBook, makeCascade, makeIncident } from '../incidents/index.js';
import { makeCatalogue } from '../signals/index.js';
import { assetConditions } from './asset-condition.js';
import { readAll } from './reading.js';

const startedAt = new Date('2026-11-18T10:00:00Z');
const atMs = startedAt.getTime() + 60_000;
const { series } = makeCatalogue(1);
const assets = ['core-rtr-01', 'acc-sw-01', 'app-srv-01', 'edge-rtr-01'].map(assetNamed);

describe('assetConditions', () => {
  const plan = { startedAt, minutes: 10, minutesPerHop: 0.5, description: '' };
  const book = new IncidentBook([
    ...makeCascade(assetNamed('acc-sw-01'), plan, series),
    makeIncident(series[0]!, { kind: 'spike', magnitude: 0.9, startedAt, minutes: 10, description: '' }),
  ]);
  const conditions = assetConditions(assets, readAll(series, book, atMs), book.activeAt(atMs));

  it('calls a dark asset offline, a troubled or cut-off one warning, the rest online', () => {
    expect(conditions.map(({ status }) => status)).toEqual(['warning', 'offline', 'warning', 'online']);
  });

  it('has the values that were read, and none of an asset that does not report', () => {
    expect(conditions[3]!.values.cpu).toBeGreaterThan(0);
    expect(conditions[1]!.values.cpu).toBeUndefined();
  });

  it('lowers the health score with every trouble', () => {
    expect(conditions[3]!.healthScore).toBe(100);
    expect(conditions[0]!.healthScore).toBeLessThan(100);
  });
});
