import { makeCatalogue } from '../signals/index.js';
import { IncidentBook } from './incident-book.js';
import { makeIncident } from './make-incident.js';
import { measuredValue } from './measured-value.js';

const startedAt = new Date('2026-11-18T10:00:00Z');
const startMs = startedAt.getTime();
const { series, copies } = makeCatalogue(1);
const cpu = series[0]!;
const incident = makeIncident(cpu, {
  kind: 'spike',
  magnitude: 0.9,
  startedAt,
  minutes: 10,
  description: '',
});

describe('IncidentBook', () => {
  it('finds an incident from its first instant to its last', () => {
    const book = new IncidentBook([incident]);
    const found = [-1, 0, 600_000, 600_001].map((ms) => book.at(cpu, startMs + ms));
    expect(found).toEqual([undefined, incident, incident, undefined]);
  });

  it('holds the copy of a series under its other name too', () => {
    const copy = copies.find(({ asset, quantity }) => asset === cpu.asset && quantity === cpu.quantity)!;
    const book = new IncidentBook([incident]);
    expect(copy.metricType).not.toBe(cpu.metricType);
    expect(measuredValue(copy, book, startMs)).toBe(measuredValue(cpu, book, startMs));
    expect(measuredValue(copy, book, startMs)).toBeGreaterThan(85);
  });

  it('leaves other series alone', () => {
    expect(new IncidentBook([incident]).at(series[1]!, startMs)).toBeUndefined();
  });

  it('forgets what has long ended', () => {
    const book = new IncidentBook([incident]);
    book.forgetBefore(startMs + 600_001);
    expect(book.activeAt(startMs)).toEqual([]);
  });
});
