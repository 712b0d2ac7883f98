import { randomUUID } from 'node:crypto';
import { FailureRepository } from '../../../src/maintenance/failures/failure.repository.js';
import { MakePlan } from '../../../src/maintenance/plan/make-plan.service.js';
import { CurrentRecommendations } from '../../../src/maintenance/recommendations/current-recommendations.service.js';
import {
  ListRecommendations,
  type RecommendationRequest,
} from '../../../src/maintenance/recommendations/list-recommendations.service.js';
import { MarkRecommendation } from '../../../src/maintenance/recommendations/mark-recommendation.service.js';
import { RecommendationMarks } from '../../../src/maintenance/recommendations/recommendation-marks.repository.js';
import type { AssetRisk } from '../../../src/maintenance/risks/asset-risk.js';
import type { CurrentRisks } from '../../../src/maintenance/risks/current-risks.js';
import type { AssetDirectory } from '../../../src/metrics/index.js';
import { Topology } from '../../../src/ml/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import type { CurrentTopology } from '../../../src/topology/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 29, 12);
/** `c` has `a` and `b` as uplinks, and no other way; of `x` nothing is known. */
const NODES = ['a', 'b', 'c'];
const NETWORK = Topology.of({ nNodes: 3, from: [2, 2], to: [0, 1], relations: ['uplink', 'uplink'] });

describe('recommendations', () => {
  let database: ServiceDatabase;
  let list: ListRecommendations;
  let marks: MarkRecommendation;
  let plans: MakePlan;
  const clock = new StoppedClock(NOW_MS);
  let risks: readonly AssetRisk[];
  const setClock = (days: number): void =>
    clock.advanceSeconds((NOW_MS + days * DAY_MS - clock.now().getTime()) / 1000);

  const riskOf = (assetId: string, probability: number, metricName: string): AssetRisk => ({
    ...{ assetId, assetName: `device-${assetId}`, assetType: `type-${assetId}`, location: 'Berlin' },
    ...{ predictedAt: new Date(NOW_MS), basis: 'failure-model', reason: null, probability },
    ...{ probabilityLow: probability / 2, probabilityHigh: 1, timeToFailureDays: null, expectedCost: null },
    isRanked: true,
    contributions: [{ feature: metricName, metricName, value: 1, share: 1, text: `${metricName} changed` }],
  });
  const topology = {
    graph: {
      topology: NETWORK,
      numberOf: (id: string) => (NODES.includes(id) ? NODES.indexOf(id) : undefined),
      idOf: (node: number) => NODES[node],
    },
    unknownReason: () => 'No source names it.',
  };

  beforeAll(async () => {
    database = await openServiceDatabase();
    const { em } = database;
    const fleet = { ofFleet: () => Promise.resolve(risks) } as unknown as CurrentRisks;
    const network = { current: () => topology } as unknown as CurrentTopology;
    const repository = new RecommendationMarks(em);
    const current = new CurrentRecommendations(fleet, network, repository, new FailureRepository(em), clock);
    const directory = { namesOf: () => Promise.resolve(new Map([['c', 'device-c']])) };
    list = new ListRecommendations(current);
    marks = new MarkRecommendation(current, repository);
    plans = new MakePlan(current, network, directory as unknown as AssetDirectory, clock);
  });
  beforeEach(async () => {
    setClock(0);
    await database.rows('truncate recommendation_marks, asset_failures cascade');
    risks = [
      riskOf('a', 0.4, 'fan_speed'),
      riskOf('b', 0.3, 'rx_power'),
      riskOf('x', 0.2, 'disk_usage'),
      riskOf('c', 0.01, 'cpu_usage'),
    ];
  });
  afterAll(() => database.close());

  const listed = async (request: Partial<RecommendationRequest> = {}) => {
    const { items, ...page } = await list.list({ status: 'open', limit: 50, ...request });
    return { ...page, ids: items.map(({ id }) => id), items };
  };
  const failed = (assetId: string, days: number) =>
    database.rows(`
      insert into asset_failures (id, "assetId", source, "failedAt", reason, "recordedAt", "recordedBy")
      values ('${randomUUID()}', '${assetId}', 'operator', to_timestamp(${(NOW_MS + days * DAY_MS) / 1000}), '', now(), 'noc')`);

  it('are listed by urgency, with what hangs on the asset, page by page', async () => {
    const first = await listed({ limit: 2 });
    expect(first.ids).toEqual(['replace-fan.a', 'replace-optics.b']);
    expect(first.total).toBe(3);
    const second = await listed({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([second.ids, second.nextCursor]).toEqual([['free-disk.x'], null]);
    expect([...first.items, ...second.items].map(({ recommendation }) => recommendation.impact)).toEqual([
      { nCutOff: 0, reason: null },
      { nCutOff: 0, reason: null },
      { nCutOff: null, reason: 'No source names it.' },
    ]);
    await expect(listed({ status: 'marked', cursor: first.nextCursor ?? '' })).rejects.toThrow(
      'cursor is of another status',
    );
    await expect(listed({ cursor: 'bm9uZQ' })).rejects.toThrow('cursor must be a nextCursor');
  });

  it('are filtered by action, asset, type and location', async () => {
    expect((await listed({ action: 'free-disk' })).ids).toEqual(['free-disk.x']);
    expect((await listed({ assetId: 'b' })).ids).toEqual(['replace-optics.b']);
    expect((await listed({ type: 'type-a' })).ids).toEqual(['replace-fan.a']);
    expect((await listed({ location: 'nowhere' })).ids).toEqual([]);
  });

  it('rest after a mark, and are said again when the risk lasts', async () => {
    const marked = await marks.mark('replace-fan.a', { status: 'done', wasRight: true, note: 'worn' });
    expect(marked).toMatchObject({ status: 'done', marked: { mark: { note: 'worn' } }, probabilityNow: 0.4 });
    expect((await listed()).ids).not.toContain('replace-fan.a');
    setClock(15);
    const [again] = (await listed()).items;
    expect(again).toMatchObject({ id: 'replace-fan.a', marked: { mark: { status: 'done' } } });
  });

  it('say what happened after a mark, and trust an action by that', async () => {
    await marks.mark('replace-fan.a', { status: 'not-needed' });
    await marks.mark('replace-optics.b', { status: 'not-needed' });
    await failed('b', 5);
    setClock(31);
    risks = [riskOf('b', 0.02, 'rx_power')];
    const { items, state } = await listed({ status: 'not-needed' });
    const outcomes = items.map(({ id, marked, probabilityNow }) => [
      id,
      marked?.outcome.state,
      probabilityNow,
    ]);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ['replace-fan.a', 'no-failure', null],
        ['replace-optics.b', 'failed', 0.02],
      ]),
    );
    const trust = Object.fromEntries(state.evidence.map((one) => [one.action, one.trust]));
    expect(trust).toEqual({ 'replace-fan': 2 / 3, 'replace-optics': 1 });
  });

  it('keep one mark for each prediction, and take it back', async () => {
    await marks.mark('replace-fan.a', { status: 'not-needed' });
    await marks.mark('replace-fan.a', { status: 'postponed', postponedUntil: new Date(NOW_MS + DAY_MS) });
    expect((await listed({ status: 'marked' })).items.map(({ status }) => status)).toEqual(['postponed']);
    expect((await marks.mark('replace-fan.a', { status: 'open' })).status).toBe('open');
    expect((await listed({ status: 'marked' })).ids).toEqual([]);
  });

  it('are refused a mark that makes no sense', async () => {
    await expect(marks.mark('replace-fan.b', { status: 'done' })).rejects.toThrow('Nothing is recommended');
    await expect(marks.mark('replace-fan.b', { status: 'open' })).rejects.toThrow('Nothing is recommended');
    await expect(marks.mark('nonsense', { status: 'done' })).rejects.toThrow('Nothing is recommended');
    await expect(marks.mark('replace-fan.a', { status: 'postponed' })).rejects.toThrow(
      'is needed to postpone',
    );
    const postponedUntil = new Date(NOW_MS - 1);
    await expect(marks.mark('replace-fan.a', { status: 'postponed', postponedUntil })).rejects.toThrow(
      'must be in the future',
    );
  });

  it('are empty with the reason while nothing is predicted', async () => {
    risks = risks.map((risk) => ({ ...risk, basis: 'none', predictedAt: null, reason: 'Nothing yet' }));
    const { ids, state } = await listed();
    expect([ids, state.reason, state.predictedAt]).toEqual([[], 'Nothing yet', null]);
    risks = [];
    expect((await listed()).state.reason).toBe('No monitored asset matches.');
  });

  describe('of a window', () => {
    const signal = new AbortController().signal;
    const plan = async (changes: object = {}) => {
      const made = await plans.make({ maxAssets: 5, ...changes }, signal);
      return {
        chosen: made.chosen.map(({ asset }) => asset.assetId),
        leftOver: made.leftOver.map(({ asset, cause, reason }) => [asset.assetId, cause, reason]),
        made,
      };
    };

    it('never have two that stand in for each other, and say why one is left over', async () => {
      expect(await plan()).toMatchObject({
        chosen: ['a', 'x'],
        leftOver: [
          ['b', 'stands-in', 'It and device-a stand in for each other: device-c would have no other way.'],
        ],
      });
      expect((await plan({ maxAssets: 1 })).leftOver.map(([id, cause]) => [id, cause])).toEqual([
        ['b', 'full'],
        ['x', 'full'],
      ]);
    });

    it('have what is postponed until before its end, and say what is due before it begins', async () => {
      const from = new Date(NOW_MS + 20 * DAY_MS);
      await marks.mark('replace-fan.a', {
        status: 'postponed',
        postponedUntil: new Date(NOW_MS + 22 * DAY_MS),
      });
      const { chosen, made } = await plan({ from });
      expect([chosen, made.chosen.map(({ isLate }) => isLate)]).toEqual([
        ['a', 'x'],
        [true, true],
      ]);
      const now = await plan({ until: new Date(NOW_MS + DAY_MS) });
      expect([now.chosen, now.leftOver]).toEqual([
        ['b', 'x'],
        [['a', 'postponed', 'It is postponed until after the window.']],
      ]);
    });

    it('say so where there is nothing to do', async () => {
      risks = [riskOf('c', 0.01, 'cpu_usage')];
      expect((await plan()).made.reason).toBe('Nothing that is to be done is open.');
    });

    it.each([
      [{ from: new Date(NOW_MS + 9), until: new Date(NOW_MS + 9) }, 'until must be after from'],
      [{ from: new Date(NOW_MS - 9), until: new Date(NOW_MS - 1) }, 'until must be in the future'],
      [{ until: new Date(NOW_MS + 400 * DAY_MS) }, 'until must be within a year'],
    ])('are refused for %j', async (window, message) => {
      await expect(Promise.resolve().then(() => plan(window))).rejects.toThrow(message);
    });
  });
});
