import type { AssetRisk } from '../risks/asset-risk.js';
import { readId, writeId } from './recommendation.js';
import { recommend } from './recommend.js';

const DAY_MS = 86_400_000;
const PREDICTED_MS = Date.UTC(2026, 10, 29);

function share(metricName: string | null, value: number, feature = 'age') {
  return { feature, metricName, value: 1, share: value, text: `${metricName ?? feature} changed` };
}

function risk(changes: Partial<AssetRisk> = {}): AssetRisk {
  return {
    assetId: '7',
    assetName: 'core-rtr-01',
    assetType: 'router',
    location: null,
    predictedAt: new Date(PREDICTED_MS),
    basis: 'failure-model',
    reason: null,
    probability: 0.5,
    probabilityLow: 0.3,
    probabilityHigh: 0.7,
    timeToFailureDays: null,
    expectedCost: null,
    isRanked: true,
    contributions: [share('fan_speed', 1)],
    ...changes,
  };
}

const recommended = (changes: Partial<AssetRisk>, nCutOff: number | null = 0) =>
  recommend(risk(changes), { impact: { nCutOff, reason: null }, trust: () => 1 });

describe('recommend', () => {
  it('names the part that the risk comes from, and why', () => {
    const contributions = [share('fan_speed', 0.5), share('fan_vibration', 0.3), share('cpu_usage', 0.2)];
    expect(recommended({ contributions })).toMatchObject([
      {
        action: 'replace-fan',
        share: 0.8,
        why: 'fan_speed changed; fan_vibration changed',
        metricName: 'fan_speed',
      },
    ]);
  });

  it('has an action for each large part of the risk, whatever else there is', () => {
    const contributions = [share(null, 0.4), share('disk_usage', 0.33), share('rx_power', 0.27)];
    const parts = recommended({ contributions }).map((one) => [one.action, one.share.toFixed(3)]);
    expect(parts).toEqual([
      ['free-disk', '0.330'],
      ['replace-optics', '0.270'],
    ]);
  });

  it('counts symptoms to the part that they come from', () => {
    const of = (cause: string, symptom: string, causeShare: number) =>
      recommended({ contributions: [share(cause, causeShare), share(symptom, 1 - causeShare)] }).map(
        (one) => [one.action, one.share, one.metricName],
      );
    expect(of('fan_speed', 'temperature', 0.2)).toEqual([['replace-fan', 1, 'temperature']]);
    expect(of('optical_rx_power', 'interface_errors', 0.4)).toEqual([
      ['replace-optics', 1, 'interface_errors'],
    ]);
    expect(of('fan_speed', 'temperature', 0.05)).toEqual([['check-cooling', 0.95, 'temperature']]);
  });

  it('says that there is nothing to do where no part is to blame', () => {
    const of = (contributions: AssetRisk['contributions']) =>
      recommended({ contributions }).map(({ action, why }) => [action, why]);
    expect(of([share(null, 1)])).toEqual([['nothing', 'age changed']]);
    expect(of([share(null, 0.8), share('cpu_usage', 0.2)])).toEqual([
      ['nothing', 'age changed; cpu_usage changed'],
    ]);
    expect(of([])).toEqual([['nothing', 'Nothing that is measured says what it is']]);
  });

  it('goes by what is measured on the asset, and not by events of whatever kind', () => {
    const contributions = [
      share(null, 0.45, 'error events slope'),
      share('fan_speed', 0.2),
      { ...share('reallocated_sectors', 0.2), value: null },
      share(null, 0.15, 'others'),
    ];
    expect(recommended({ contributions })).toMatchObject([
      { action: 'replace-fan', metricName: 'fan_speed' },
    ]);
    const events = (value: number) => [
      share(null, value, 'error events slope'),
      share('temperature', 0.55 * (1 - value)),
      share('fan_speed', 0.45 * (1 - value)),
    ];
    const actionsOf = (value: number) =>
      recommended({ contributions: events(value) }).map(({ action }) => action);
    expect(actionsOf(0.8)).toEqual(['replace-fan']);
    expect(actionsOf(0.95)).toEqual(['nothing']);
  });

  it('keeps silent where the risk is small or unknown', () => {
    expect(recommended({ probability: 0.04 })).toEqual([]);
    expect(recommended({ probability: null })).toEqual([]);
    expect(recommended({ predictedAt: null })).toEqual([]);
    expect(recommended({ isRanked: false })).toEqual([]);
  });

  it('is due before the risk has come to a tenth, and before the earliest failure that is plausible', () => {
    const days = (changes: Partial<AssetRisk>) =>
      ((recommended(changes)[0]?.dueAt.getTime() ?? 0) - PREDICTED_MS) / DAY_MS;
    expect(days({ probability: 0.5 })).toBeCloseTo(4.56, 2);
    expect(days({ probability: 0.1 })).toBeCloseTo(30, 5);
    expect(days({ probability: 1 })).toBeCloseTo(0.46, 2);
    expect(days({ timeToFailureDays: { low: 2, median: 9, high: null } })).toBe(2);
    expect(days({ probability: 0.05 })).toBeCloseTo(61.6, 1);
  });

  it.each([
    [{ low: 40, median: 60, high: 90 }, 0.05],
    [{ low: 20, median: 40, high: 90 }, 0.275],
    [{ low: 10, median: 30, high: 40 }, 0.5],
    [{ low: 10, median: 20, high: null }, 0.5],
    [{ low: 1, median: 10, high: 20 }, 0.95],
  ])('weighs %j as much as a probability', (timeToFailureDays, probability) => {
    const [one] = recommended({ probability: null, timeToFailureDays });
    expect([one?.priority, one?.probability]).toEqual([probability, null]);
  });

  it('comes first where more hangs on it', () => {
    const priority = (nCutOff: number | null) => recommended({}, nCutOff)[0]?.priority;
    expect([priority(null), priority(0), priority(9)]).toEqual([0.5, 0.5, 5]);
  });
});

describe('the id of a recommendation', () => {
  it('is read as it was written', () => {
    const id = { action: 'free-disk', assetId: 'a.b-1' } as const;
    expect(readId(writeId(id))).toEqual(id);
  });

  it.each(['', 'free-disk', 'free-disk.', 'dance.7', '.7'])('is not %j', (id) =>
    expect(readId(id)).toBeUndefined(),
  );
});
