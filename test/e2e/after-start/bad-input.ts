import { EXAMPLE_ASSET } from '../fleet.js';
import { lockTable } from '../../support/index.js';
import type { Service } from '../platform.js';
import type { Started } from './started.js';

const DETECT = '/api/v1/anomaly/detect';
const TRAIN = '/api/v1/anomaly/train';
const FORECAST = '/api/v1/forecast';
const SILENCES = '/api/v1/silences';
const FIND = '/api/v1/correlations/find';
const SOME_ID = '0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37';

const nestedArrays = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner: unknown) => [inner], []);

export const badInput = (started: () => Started): void =>
  describe('bad input', () => {
    let service: Service;

    beforeAll(() => {
      ({ service } = started());
    });

    const raw = (path: string, body: string, type = 'application/json'): Promise<Response> =>
      fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });

    it.each([
      ['a timeRange below 60', DETECT, { timeRange: 59 }, ['timeRange']],
      ['a timeRange that is a text', DETECT, { timeRange: '3600' }, ['timeRange']],
      ['a null', DETECT, { timeRange: null }, ['timeRange']],
      ['a threshold above 1', DETECT, { threshold: 1.01 }, ['threshold']],
      ['an unknown field', DETECT, { treshold: 0.7 }, ['treshold']],
      ['an asset id of zero', DETECT, { assetId: 0 }, ['assetId']],
      [
        'several at once',
        DETECT,
        { timeRange: 1, threshold: 'x', metricNames: [] },
        ['timeRange', 'threshold', 'metricNames'],
      ],
      [
        'a forecast of nothing, too far ahead, with a band of everything',
        FORECAST,
        { metricName: '', horizonHours: 8761, level: 1, asOf: 'yesterday' },
        ['assetId', 'metricName', 'horizonHours', 'level', 'asOf'],
      ],
      [
        'a forecast as of a time to come',
        FORECAST,
        { assetId: 1, metricName: 'cpu', asOf: '2999-01-01T00:00:00Z' },
        ['asOf'],
      ],
      ['another model type', TRAIN, { modelType: 'forecast' }, ['modelType']],
      [
        'a contamination above a half',
        TRAIN,
        { parameters: { contamination: 0.6 } },
        ['parameters.contamination'],
      ],
      ['too few trees', TRAIN, { parameters: { n_estimators: 9 } }, ['parameters.n_estimators']],
      ['a silence without a reason', SILENCES, { metricName: 'cpu' }, ['reason']],
      [
        'times without a zone',
        SILENCES,
        { metricName: 'cpu', reason: 'x', startsAt: '2026-11-24T22:00:00', endsAt: 'tomorrow' },
        ['startsAt', 'endsAt'],
      ],
      [
        'a silence that has ended',
        SILENCES,
        { metricName: 'cpu', reason: 'x', endsAt: '2020-01-01T00:00:00Z' },
        ['endsAt'],
      ],
      [
        'a week, a day of a year and a year that no calendar has',
        SILENCES,
        { metricName: 'cpu', reason: 'x', startsAt: '2026-W48-2T10:00:00Z', endsAt: '0000-01-01T00:00:00Z' },
        ['startsAt', 'endsAt'],
      ],
      [
        'a schedule with seconds, a duration beyond a week and a zone that is none',
        SILENCES,
        { reason: 'x', recurrence: { cron: '0 0 22 * * *', durationMinutes: 10_081, timeZone: 'Berlin' } },
        ['recurrence.cron', 'recurrence.durationMinutes', 'recurrence.timeZone'],
      ],
      [
        'a day that no month has',
        SILENCES,
        { reason: 'x', recurrence: { cron: '0 22 30 2 *', durationMinutes: 60 } },
        ['recurrence.cron'],
      ],
      [
        'a recurrence without a duration',
        SILENCES,
        { reason: 'x', recurrence: { cron: '@daily' } },
        ['recurrence.cron', 'recurrence.durationMinutes'],
      ],
      ['a list of parameters', TRAIN, { parameters: [] }, ['parameters']],
      [
        'more assets than can be listed',
        TRAIN,
        { assetIds: Array.from({ length: 10_001 }, () => 1) },
        ['assetIds'],
      ],
      ['a null character', SILENCES, { reason: 'a\0b', metricName: 'cpu' }, ['reason']],
      ['half a surrogate pair', DETECT, { metricNames: ['cpu', '\ud800'] }, ['metricNames.1']],
      ['a null character deep inside', FIND, { alerts: [{ title: '\0' }] }, ['alerts.0.title', 'alerts']],
      ['a prototype', DETECT, JSON.parse('{"__proto__": {"timeRange": 60}}') as unknown, ['__proto__']],
      ['a body nested too deeply', DETECT, { metricNames: nestedArrays(500) }, ['body']],
      ['a body that is a list', DETECT, [], undefined],
    ])('refuses %s, naming every bad field', async (_what, path, body, fields) => {
      const answer = await service.post(path, body);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      expect(answer.body).toMatchObject({ success: false, status: 400, instance: path });
      const named = (answer.body.errors ?? []) as { field: string }[];
      if (fields) expect([...new Set(named.map(({ field }) => field))].sort()).toEqual([...fields].sort());
    });

    it.each([
      ['hours=0', 'hours'],
      ['hours=8761', 'hours'],
      ['hours=many', 'hours'],
      ['hours=', 'hours'],
      ['hours=1&hours=2', 'hours'],
      ['metric_name=', 'metric_name'],
      ['metric_name=%00', 'metric_name'],
      ['metric_name=%E0%A4%A', 'metric_name'],
      ['__proto__=1', '__proto__'],
    ])('refuses the query %s', async (query, field) => {
      const answer = await service.get(`/api/v1/metrics/${EXAMPLE_ASSET}?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field })]));
    });

    it.each([
      ['', ['metricName']],
      ['metricName=', ['metricName']],
      ['metricName=cpu&points=49&hours=8761', ['hours', 'points']],
      ['metricName=cpu&points=5001', ['points']],
      ['metricName=cpu&from=yesterday&until=2026-11-24T22:00:00', ['from', 'until']],
      ['metricName=cpu&from=2026-11-24T22:00:00Z&until=2026-11-24T22:00:00Z', ['from']],
      ['metricName=cpu&from=2026-11-24T22:00:00Z&until=2026-11-23T22:00:00Z', ['from']],
      ['metricName=cpu&from=2024-11-24T22:00:00Z&until=2026-11-24T22:00:00Z', ['from']],
      ['metricName=cpu&from=2999-11-24T22:00:00Z', ['from']],
      ['metricName=cpu&metric_name=cpu', ['metric_name']],
    ])('refuses the chart %s', async (query, fields) => {
      const answer = await service.get(`/api/v1/metrics/${EXAMPLE_ASSET}/chart?${query}`);
      expect(answer.status).toBe(400);
      const named = (answer.body.errors ?? []) as { field: string }[];
      expect([...new Set(named.map(({ field }) => field))].sort()).toEqual([...fields].sort());
    });

    it.each(['0', '91', 'many', ''])('refuses drift of %s days', async (days) => {
      const answer = await service.get(`/api/v1/models/none/drift/history?days=${days}`);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual(
        expect.arrayContaining([expect.objectContaining({ field: 'days' })]),
      );
    });

    it('refuses broken JSON, other content types, and bodies that are too large', async () => {
      expect((await raw(DETECT, '{"timeRange":')).status).toBe(400);
      expect((await raw(DETECT, 'timeRange=60', 'application/x-www-form-urlencoded')).status).toBe(415);
      expect((await raw(DETECT, JSON.stringify({ metricNames: ['x'.repeat(2_000_000)] }))).status).toBe(413);
    });

    it.each([
      ['GET', '/api/v1/models/%00', 'modelVersion'],
      ['GET', '/api/v1/models/%00/drift', 'modelVersion'],
      ['GET', '/api/v1/models/%00/drift/history', 'modelVersion'],
      ['GET', '/api/v1/metrics/%00/chart?metricName=cpu', 'assetId'],
      ['POST', '/api/v1/models/%00/activate', 'modelVersion'],
      ['DELETE', '/api/v1/models/%00/pin', 'modelVersion'],
      ['GET', '/api/v1/metrics/%00', 'assetId'],
      ['GET', '/api/v1/anomaly/scores/a%00', 'assetId'],
      ['GET', '/api/v1/health/asset/%00', 'assetId'],
      ['GET', '/api/v1/anomaly/episodes/%00', 'id'],
      ['DELETE', '/api/v1/silences/%00', 'id'],
      ['POST', '/api/v1/training-runs/%00/cancel', 'id'],
      ['POST', '/api/v1/ems/outbox/%00/resend', 'id'],
      ['GET', '/api/v1/ems/outbox?episodeId=none', 'episodeId'],
      ['GET', '/api/v1/models/%E0%A4%A', 'path'],
      ['GET', '/api/v1/models/%ff', 'path'],
    ])('refuses %s %s, naming %s', async (method, path, field) => {
      const response = await fetch(`${service.url}${path}`, { method });
      expect(response.headers.get('content-type')).toMatch('application/problem+json');
      const problem: unknown = await response.json();
      expect(problem).toMatchObject({ status: 400, error: 'invalid_request', errors: [{ field }] });
    });

    it('refuses a note that cannot be stored before it looks for the episode', async () => {
      const answer = await service.post(`/api/v1/anomaly/episodes/${SOME_ID}/feedback`, {
        feedback: 'true_positive',
        note: 'a\0',
      });
      expect(answer.body).toMatchObject({ status: 400, errors: [{ field: 'note' }] });
    });

    it('answers 404 to a malformed id', async () => {
      for (const path of [
        'models/none',
        'models/none/drift/history',
        'anomaly/episodes/none',
        'training-runs/none',
        `models/${'x'.repeat(9_000)}`,
      ])
        expect((await service.get(`/api/v1/${path}`)).status).toBe(404);
    });

    it('refuses a body that cannot be inflated, is not UTF-8, or declares another charset or type', async () => {
      const send = (headers: Record<string, string>, body: Buffer): Promise<Response> =>
        fetch(`${service.url}${DETECT}`, { method: 'POST', headers, body: new Uint8Array(body) });
      const json = { 'content-type': 'application/json' };
      expect((await send({ ...json, 'content-encoding': 'gzip' }, Buffer.from('{}'))).status).toBe(400);
      expect((await send(json, Buffer.from('7b22ff223a317d', 'hex'))).status).toBe(400);
      expect((await send({ 'content-type': 'application/json; charset=x' }, Buffer.from('{}'))).status).toBe(
        415,
      );
      expect((await send({ 'content-type': 'application/x+json' }, Buffer.from('{"a":1}'))).status).toBe(400);
    });

    it('answers a request that Node cannot read with a problem too', async () => {
      const response = await fetch(`${service.url}/api/v1/models/${'x'.repeat(20_000)}`);
      expect(response.status).toBe(431);
      expect(await response.json()).toMatchObject({
        status: 431,
        success: false,
        error: 'headers_too_large',
      });
    });

    it('takes a missing body as all defaults', async () => {
      const response = await fetch(`${service.url}${DETECT}`, { method: 'POST' });
      expect(response.status).toBe(200);
    });

    it('trains once when it is asked twice at the same time', async () => {
      const { platform } = started();
      // The evaluation of the candidate waits for this lock, so that the training goes on until the other request is answered.
      const unlock = await lockTable(platform.databaseUrl, `${platform.schema}.episode_feedback`);
      const asked = [service.post(TRAIN, {}), service.post(TRAIN, {})];
      const first = await Promise.race(asked);
      await unlock();
      expect(first).toMatchObject({ status: 409, body: { error: 'training_in_progress' } });
      expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('answers an unknown route like any other problem', async () => {
      const answer = await service.get('/api/v1/nothing');
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ error: 'not_found', success: false });
    });

    it('logs no error for any of this', () => {
      expect(service.program.output()).not.toMatch(/ERROR/);
    });
  });
