import fc from 'fast-check';
import { EmsServerError } from './ems.errors.js';
import {
  parseAlert,
  parseAsset,
  parseEvent,
  parseHealth,
  parseOne,
  parsePage,
  parseSample,
} from './parse-answers.js';

const asset = {
  id: 'b9fa1d28-0000-4000-8000-000000000001',
  name: 'app-srv-01',
  type: 'server',
  ip: '10.0.10.1',
  location: 'Mumbai',
  vendor: 'Dell',
  tier: 1,
  status: 'online',
  monitoringEnabled: true,
  tags: ['edge', ' app ', ''],
  unheardOf: { some: 'thing' },
};

describe('parseAsset', () => {
  it('reads an asset of EMS Core and excludes what it does not know', () => {
    expect(parseOne(asset, parseAsset)).toEqual({
      id: asset.id,
      name: 'app-srv-01',
      type: 'server',
      ip: '10.0.10.1',
      location: 'Mumbai',
      vendor: 'Dell',
      tier: 1,
      status: 'online',
      isMonitored: true,
      tags: ['edge', 'app'],
      timeZone: null,
      inventory: { serialNumber: null, vendor: 'Dell', model: null, firmware: null, installedAtMs: null },
    });
  });

  it('makes do with an id alone', () => {
    expect(parseOne({ id: 5 }, parseAsset)).toMatchObject({
      id: '5',
      name: '5',
      tier: 3,
      ip: null,
      isMonitored: true,
    });
  });

  it.each(['timezone', 'timeZone'])('reads the zone of an asset from its metadata, under %s', (name) => {
    const inBerlin = { ...asset, metadata: { [name]: 'Europe/Berlin' } };
    expect(parseOne(inBerlin, parseAsset)?.timeZone).toBe('Europe/Berlin');
  });

  it('knows an asset that is not monitored', () => {
    expect(parseOne({ ...asset, monitoringEnabled: false }, parseAsset)?.isMonitored).toBe(false);
  });
});

describe('parsePage', () => {
  it('reads the envelope of a list', () => {
    expect(parsePage({ data: [asset], total: 24, page: 1 }, parseAsset)).toMatchObject({
      total: 24,
      items: [{ tier: 1 }],
    });
  });

  it('counts the rows where there is no total, and takes a bare list', () => {
    expect(parsePage({ data: [asset, asset] }, parseAsset).total).toBe(2);
    expect(parsePage([asset], parseAsset).items).toHaveLength(1);
  });

  it('excludes rows that are none', () => {
    expect(parsePage({ data: [null, 1, 'x', {}, asset] }, parseAsset).items).toHaveLength(1);
  });

  it.each([undefined, null, {}, { data: null }, 'text', 5])('refuses %p, which is no list', (body) => {
    expect(() => parsePage(body, parseAsset)).toThrow(EmsServerError);
  });

  it('survives any row', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (rows) => {
        for (const parse of [parseAsset, parseSample, parseEvent, parseAlert]) {
          expect(parsePage<unknown>({ data: rows }, parse).items.length).toBeLessThanOrEqual(rows.length);
        }
      }),
    );
  });
});

describe('parseSample', () => {
  it('keeps a null, and turns text into a number', () => {
    const timestamp = '2026-11-22T14:05:00.000Z';
    const timestampMs = Date.parse(timestamp);
    expect(parseSample({ timestamp, value: '12.50' })).toEqual({ timestampMs, value: 12.5 });
    expect(parseSample({ timestamp, value: null })).toEqual({ timestampMs, value: null });
  });

  it('drops a row without a readable time', () => {
    expect(parseSample({ timestamp: 'yesterday', value: 1 })).toBeUndefined();
    expect(parseSample({ value: 1 })).toBeUndefined();
  });
});

describe('parseEvent', () => {
  it('takes the empty body of an unknown event for none', () =>
    expect(parseOne(undefined, parseEvent)).toBeUndefined());

  it('counts one occurrence where none are counted', () => {
    expect(parseEvent({ id: 'a', title: 't' })).toMatchObject({
      id: 'a',
      title: 't',
      occurrenceCount: 1,
      assetId: null,
    });
  });
});

describe('parseAlert', () => {
  it('finds the event by its id or inside the alert', () => {
    expect(parseAlert({ id: 'a', eventId: 'e', status: 'open' })).toMatchObject({
      id: 'a',
      eventId: 'e',
      status: 'open',
    });
    expect(parseAlert({ id: 'a', event: { id: 'e' } })?.eventId).toBe('e');
  });

  it('knows who has an alert and how it was resolved, null where nobody and not at all', () => {
    const alert = {
      id: 'a',
      eventId: 'e',
      status: 'closed',
      owner: 'ann',
      businessImpactScore: 85,
      resolutionNotes: 'rebooted',
    };
    expect(parseAlert(alert)).toEqual(alert);
    const nothing = { owner: null, businessImpactScore: null, resolutionNotes: null };
    expect(parseAlert({ id: 'a', eventId: 'e' })).toMatchObject(nothing);
  });
});

describe('parseHealth', () => {
  it('calls EMS Core healthy unless its database is away', () => {
    expect(parseHealth({ status: 'ok', version: '1.2', database: { connected: true } })).toMatchObject({
      isHealthy: true,
      version: '1.2',
    });
    expect(parseHealth({ status: 'ok' }).isHealthy).toBe(true);
    expect(parseHealth({ status: 'degraded', database: { connected: false } })).toMatchObject({
      isReachable: true,
      isHealthy: false,
    });
    expect(parseHealth(undefined).isHealthy).toBe(false);
  });
});
