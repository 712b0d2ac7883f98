import { waitFor } from '../../support/index.js';
import type { Service } from '../platform.js';
import type { Started } from './started.js';

const RUNS = '/api/v1/training-runs';
const TRAIN = '/api/v1/anomaly/train';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly trigger: string;
  readonly percent: number;
  readonly modelVersion: string | null;
}

/** To be asked before anything else trains. */
export const trainingRuns = (started: () => Started): void =>
  describe('training runs', () => {
    let service: Service;

    beforeAll(() => {
      ({ service } = started());
    });

    const list = async (): Promise<readonly Run[]> => (await service.get(RUNS)).body.runs as readonly Run[];
    const get = async (id: string): Promise<Run> => (await service.get(`${RUNS}/${id}`)).body.run as Run;

    it('show the first one, which the service made by itself', async () => {
      expect(await list()).toMatchObject([{ status: 'active', trigger: 'startup', percent: 100 }]);
    });

    it('answer 202 at once when asked to, and are done a while later', async () => {
      const { status, body } = await service.post(`${TRAIN}?async=true`, {});
      expect(status).toBe(202);
      const { id } = body.run as Run;
      expect(body).toMatchObject({
        success: true,
        run: { status: expect.stringMatching(/queued|running/) as string, trigger: 'request' },
      });

      await waitFor(async () => (await get(id)).status === 'active', {
        timeoutMs: 30_000,
        what: 'the run to end',
      });
      const { modelVersion } = await get(id);
      expect((await service.get('/api/v1/models')).body).toMatchObject({ models: [{ modelVersion }] });
      expect((await list()).map((run) => run.status)).toEqual(['active', 'retired']);
      await expect(service.post(`${RUNS}/${id}/cancel`, {})).resolves.toMatchObject({ status: 409 });
    });

    it('name the run in the answer that waits, and keep what failed', async () => {
      const { body } = await service.post(TRAIN, {});
      expect(await get(String(body.runId))).toMatchObject({
        status: 'active',
        modelVersion: body.modelVersion,
      });

      expect((await service.post(TRAIN, { timeRange: 60 })).status).toBe(422);
      expect((await list())[0]).toMatchObject({
        status: 'failed',
        reason: expect.stringContaining('samples') as string,
      });
    });

    it('refuse a run that does not exist, and a word that is none', async () => {
      expect((await service.get(`${RUNS}/nonsense`)).status).toBe(404);
      expect((await service.post(`${TRAIN}?async=perhaps`, {})).status).toBe(400);
    });
  });
