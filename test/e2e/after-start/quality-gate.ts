import type { Answer, Service } from '../platform.js';
import type { Started } from './started.js';

const MODELS = '/api/v1/models';
const TRAIN = '/api/v1/anomaly/train';
/** Trees of two rows each cannot separate anomalies from normal samples. */
const BLUNT = { parameters: { n_estimators: 10, max_samples: 2 } };

interface Gate {
  readonly outcome: string;
  readonly nSamples: number;
  readonly comparedWith: string;
  readonly checks: readonly { readonly name: string; readonly isPassed: boolean }[];
}

interface Run {
  readonly trigger: string;
  readonly modelVersion: string | null;
}

/** Trains, and leaves another model active. */
export const qualityGate = (started: () => Started): void =>
  describe('the quality gate', () => {
    let service: Service;
    let first: string;
    let good: string;
    let blunt: string;

    const active = async (): Promise<string> => {
      const models = (await service.get(MODELS)).body.models as readonly { modelVersion: string }[];
      expect(models).toHaveLength(1);
      return String(models[0]?.modelVersion);
    };
    const get = (version: string): Promise<Answer> => service.get(`${MODELS}/${version}`);

    beforeAll(async () => {
      ({ service } = started());
      const { runs } = (await service.get('/api/v1/training-runs')).body as { runs: Run[] };
      first = String(runs.find(({ trigger }) => trigger === 'startup')?.modelVersion);
      await service.post(`${MODELS}/${first}/activate`, {});
    });

    // What others compare theirs with.
    afterAll(() => service.post(`${MODELS}/${good}/activate`, {}));

    it('accepts the first model, with nothing to compare it with', async () => {
      expect((await get(first)).body).toMatchObject({
        status: 'active',
        gate: { outcome: 'passed', comparedWith: null, checks: [] },
      });
    });

    it('accepts a model that scores held-out samples and past episodes as well as the active one', async () => {
      const { status, body } = await service.post(TRAIN, { timeRange: 14 * 86_400 });
      expect(status).toBe(200);
      good = String(body.modelVersion);

      const gate = (await get(good)).body.gate as Gate;
      expect(gate).toMatchObject({ outcome: 'passed', comparedWith: first });
      expect(gate.nSamples).toBeGreaterThan(1000);
      expect(gate.checks.map(({ name, isPassed }) => [name, isPassed])).toEqual([
        ['score-distribution', true],
        ['alarm-rate', true],
        ['agreement', true],
        ['known-episodes', true],
      ]);
      expect(await active()).toBe(good);
    });

    it('rejects a model that cannot separate anomalies, with a reason, and leaves the other active', async () => {
      const { status, body } = await service.post(TRAIN, { timeRange: 14 * 86_400, ...BLUNT });

      expect(status).toBe(409);
      expect(body).toMatchObject({ success: false, error: 'candidate_rejected' });
      expect(body.detail).toMatch(
        /scores differ by 0\.\d{3} on average \(at most 0\.05\).*The active model stays in use/,
      );
      expect(await active()).toBe(good);
      blunt = String(body.modelVersion);
      expect((await get(blunt)).body).toMatchObject({
        status: 'rejected',
        gate: { outcome: 'rejected', comparedWith: good },
        transitions: [
          { actor: 'user', toStatus: 'candidate' },
          { actor: 'gate', toStatus: 'rejected' },
        ],
      });
      expect((await service.get(`${MODELS}?status=rejected`)).body).toMatchObject({ totalModels: 1 });
      const run = (await service.get(`/api/v1/training-runs/${String(body.runId)}`)).body.run;
      expect(run).toMatchObject({ status: 'rejected', modelVersion: blunt, percent: 100 });
    });

    it('is overruled by force, at the training or later', async () => {
      const refused = await service.post(`${MODELS}/${blunt}/activate`, {});
      expect(refused).toMatchObject({ status: 409, body: { error: 'model_not_proven' } });
      expect((await service.post(`${MODELS}/${blunt}/activate`, { force: true })).status).toBe(200);
      expect(await active()).toBe(blunt);
      expect((await service.post(`${MODELS}/${good}/activate`, {})).status).toBe(200);

      const forced = await service.post(TRAIN, { timeRange: 14 * 86_400, ...BLUNT, force: true });
      expect(forced.status).toBe(200);
      expect(await active()).toBe(forced.body.modelVersion);
      const gate = (await get(String(forced.body.modelVersion))).body.gate as Gate;
      expect(gate).toMatchObject({ outcome: 'forced', comparedWith: good });
      expect(gate.checks.filter(({ isPassed }) => !isPassed)).not.toEqual([]);
    });
  });
