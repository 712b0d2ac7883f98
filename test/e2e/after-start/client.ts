import { createMlApi, MlApiError } from '../../../client/ml-api.js';
import { startProgram, waitFor } from '../../support/index.js';
import type { Started } from './started.js';

export const client = (started: () => Started): void =>
  describe('the client', () => {
    let api: ReturnType<typeof createMlApi>;
    let assetId: string;

    beforeAll(async () => {
      const { platform, service } = started();
      api = createMlApi(service.url);
      const [row] = await platform.rows(`select id from assets where name = 'db-srv-01'`);
      assetId = String(row?.id);
    });

    it('has the types of what the service answers', async () => {
      const check = startProgram({ script: 'dist/client/generate.js', args: ['--check'] });
      const { code } = await check.exited;
      expect([check.output().trim(), code]).toEqual(['client/schema.d.ts says what the service answers.', 0]);
    });

    it('answers every call of the web app', async () => {
      expect((await api.health()).status).toBe('healthy');
      expect((await api.detectAnomalies({ timeRange: 3600 })).totalAnalyzed).toBeGreaterThan(10);
      expect((await api.getModels()).totalModels).toBe(1);
      const query = { metricName: 'cpu', hours: 6 };
      const { data } = await api.getMetrics(assetId, query);
      const { scores } = await api.getAnomalyScores(assetId, query);
      const times = new Set(data.map(({ timestamp }) => timestamp));
      expect(scores.length).toBeGreaterThan(10);
      expect(scores.every(({ timestamp }) => times.has(timestamp))).toBe(true);
      const { models } = await api.getModels();
      const history = await api.getDriftHistory(models[0]?.modelVersion ?? '');
      expect(history.overall.length).toBeGreaterThan(0);
      expect((await api.getAssetHealth(assetId)).asset_name).toBe('db-srv-01');
      expect((await api.findCorrelations([])).correlation_groups).toEqual([]);
      expect((await api.getEpisodes({ hours: 24 })).success).toBe(true);
    });

    it('trains, waiting or not, and goes back to an earlier model', async () => {
      const { modelVersion, trainingSamples } = await api.trainModel({});
      expect(trainingSamples).toBeGreaterThan(100);
      const { id } = await api.startTraining({});
      const done = await waitFor(
        async () => {
          const run = await api.getTrainingRun(id);
          return run.status === 'active' ? run : undefined;
        },
        { timeoutMs: 30_000, what: 'the second run' },
      );
      expect(done.modelVersion).not.toBe(modelVersion);
      await api.activateModel(modelVersion, 'A test goes back');
      expect((await api.getModel(modelVersion)).transitions.at(-1)).toMatchObject({
        reason: 'A test goes back',
      });
    });

    it('throws the problem that the service answers, field by field', async () => {
      const error: unknown = await api.getMetrics(assetId, { hours: 0 }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(MlApiError);
      expect(error).toMatchObject({ status: 400, problem: { errors: [{ field: 'hours' }] } });
    });
  });
