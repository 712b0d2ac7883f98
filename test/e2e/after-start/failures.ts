import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Service } from '../platform.js';
import { isApi, patience } from '../source.js';
import type { Started } from './started.js';

const ROOT = '/api/v1/maintenance';
const NOBODY = '00000000-0000-4000-8000-00000000dead';

interface ListedRisk {
  readonly assetId: string;
  readonly basis: string;
  readonly reason: string | null;
  readonly probability: number | null;
  readonly predictedAt: string | null;
}

/** Wants a service with MAINTENANCE_ENABLED=true, on a fleet that is too young for a model of failures. */
export const failures = (started: () => Started): void =>
  describe('failures and risks', () => {
    let service: Service;

    beforeAll(() => ({ service } = started()));

    const listRisks = async (query = ''): Promise<readonly ListedRisk[]> => {
      const { body } = await service.get(`${ROOT}/risks?limit=500${query}`);
      return body.risks as readonly ListedRisk[];
    };
    const newFailure = (changes: object = {}): Promise<{ status: number; body: Record<string, unknown> }> =>
      service.post(`${ROOT}/failures`, {
        ...{ assetId: EXAMPLE_ASSET, failedAt: '2026-03-01T06:00:00Z', by: 'noc', reason: 'Power supply' },
        ...changes,
      });

    it('says of a young fleet that it has too few failures, and what it would need', async () => {
      const risk = await waitFor(
        async () => {
          const found = (await listRisks()).find(({ assetId }) => assetId === EXAMPLE_ASSET);
          return found?.predictedAt ? found : undefined;
        },
        { timeoutMs: patience(120_000), what: 'the first prediction' },
      );
      expect(risk).toMatchObject({ basis: 'none', probability: null });
      expect(risk.reason).toMatch(
        isApi()
          ? /./
          : /^Nothing to predict from\. \d+ failure\(s\) are known, and a model of failures needs 10/,
      );
      const { body } = await service.get(`${ROOT}/models`);
      expect(body).toMatchObject({ models: [], drift: { hasDrifted: false } });
      expect(body.reason).toMatch(/a model of failures needs 10$/);
    });

    it('remembers what the platform says of each asset', async () => {
      const { platform } = started();
      const noted = await waitFor(
        async () => {
          const rows = await platform.rows(
            `select status, model from asset_details where "assetId" = '${EXAMPLE_ASSET}'`,
          );
          return rows.length > 0 ? rows : undefined;
        },
        { timeoutMs: patience(60_000), what: 'the details of an asset' },
      );
      expect(noted).toEqual([{ status: 'online', model: 'ASR-9006' }]);
    });

    it('filters risks by type and location, and pages through them', async () => {
      const all = await listRisks();
      const routers = await listRisks('&type=router');
      expect(routers.length).toBeGreaterThan(0);
      expect(routers.length).toBeLessThan(all.length);
      expect(await listRisks('&location=nowhere')).toEqual([]);
      const pageOf = async (query: string): Promise<{ next: string; ids: readonly string[] }> => {
        const { body } = await service.get(`${ROOT}/risks?limit=1${query}`);
        return {
          next: String(body.nextCursor),
          ids: (body.risks as ListedRisk[]).map(({ assetId }) => assetId),
        };
      };
      // While assets are still looked at, their places change.
      await waitFor(
        async () => {
          const [one, two] = (await listRisks()).map(({ assetId }) => assetId);
          const first = await pageOf('');
          const second = await pageOf(`&cursor=${first.next}`);
          return isDeepStrictEqual([...first.ids, ...second.ids], [one, two]);
        },
        { what: 'the first two risks, a page each' },
      );
    });

    it('takes a failure from an operator, and has it struck out and restored, by whom and why', async () => {
      const added = await newFailure();
      expect(added.status).toBe(200);
      const { id } = added.body.failure as { id: string };
      const change = { by: 'ops', reason: 'A cable was pulled' };
      const struckOut = await service.post(`${ROOT}/failures/${id}/strike-out`, change);
      expect(struckOut.body.failure).toMatchObject({ counts: false, changes: [{ by: 'noc' }, change] });
      const { body } = await service.get(`${ROOT}/failures?assetId=${EXAMPLE_ASSET}`);
      expect((body.failures as { id: string }[]).map((one) => one.id)).not.toContain(id);
      const again = await newFailure({ failedAt: '2026-03-01T12:00:00Z' });
      expect([again.status, again.body.failureId]).toEqual([409, id]);
      expect(again.body.detail).toMatch(/was struck out; restore it instead/);
      const restored = await service.post(`${ROOT}/failures/${id}/restore`, change);
      expect(restored.body.failure).toMatchObject({ counts: true });
      expect((await service.post(`${ROOT}/failures/${id}/restore`, change)).status).toBe(409);
      const outlook = await service.get(`${ROOT}/${EXAMPLE_ASSET}`);
      expect((outlook.body.failures as { id: string }[]).map((one) => one.id)).toContain(id);
    });

    it.each([
      [{ failedAt: '2126-01-01T00:00:00Z' }, 400, /failedAt must not be in the future/],
      [{ endedAt: '2026-02-01T00:00:00Z' }, 400, /endedAt must not be before failedAt/],
      [{ failedAt: 'yesterday', by: '' }, 400, /failedAt must be a time in ISO 8601.*by must be longer/],
      [{ assetId: NOBODY }, 404, /dead/],
      [{ assetId: -1 }, 400, /assetId must be an asset id/],
      [{ by: undefined }, 400, /by is needed where callers are not known/],
    ])('refuses a failure with %j', async (changes, status, message) => {
      const answer = await newFailure(changes);
      expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(message)]);
    });

    it.each([
      ['risks?horizonDays=14', 400],
      ['risks?cursor=nothing', 400],
      ['failures?cursor=nothing', 400],
      ['accuracy?horizonDays=x', 400],
      [NOBODY, 404],
      ['nonsense', 404],
    ])('answers GET %s with %d', async (path, status) => {
      expect((await service.get(`${ROOT}/${path}`)).status).toBe(status);
    });

    it('has nothing to go back to, and no accuracy yet, and says so', async () => {
      const rollback = await service.post(`${ROOT}/models/rollback`, { by: 'noc', reason: 'Too high' });
      expect([rollback.status, rollback.body.detail]).toEqual([
        409,
        'No earlier version with its models is there to go back to.',
      ]);
      const { body } = await service.get(`${ROOT}/accuracy`);
      expect(body).toMatchObject({
        nPredictions: 0,
        brier: null,
        recalls: [{ share: 0.01, recall: null }, {}, {}],
      });
      expect(body.reason).toMatch(/^No prediction by a model is 7 days old yet/);
    });
  });
