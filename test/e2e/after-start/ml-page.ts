import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Service } from '../platform.js';
import type { Started } from './started.js';

const aText = expect.any(String) as string;
const aNumber = expect.any(Number) as number;

/** What the platform's web app asks on its pages about models and metrics, and what it reads in the answers. Trains. */
export const mlPage = (started: () => Started): void =>
  describe('the web app, where it shows models and metrics', () => {
    let service: Service;

    beforeAll(() => {
      ({ service } = started());
    });

    it('has everything that the ML page reads, asked three times in parallel', async () => {
      const [health, models, detection] = await Promise.all([
        service.get('/api/v1/health'),
        service.get('/api/v1/models'),
        service.post('/api/v1/anomaly/detect', { timeRange: 86_400, threshold: 0.5 }),
      ]);

      expect(health.body).toMatchObject({
        status: 'healthy',
        timestamp: aText,
        database: true,
        emsCore: true,
        redis: null,
        models: { anomaly_detection: true },
      });
      expect(models.body).toMatchObject({
        success: true,
        totalModels: 1,
        models: [
          {
            modelType: 'anomaly_detection',
            modelVersion: aText,
            trainingDate: aText,
            status: 'active',
            metrics: { samples_trained: aNumber },
            parameters: { contamination: aNumber, n_estimators: aNumber },
          },
        ],
      });
      expect(detection.body).toMatchObject({
        success: true,
        totalAnalyzed: aNumber,
        anomaliesDetected: aNumber,
        metadata: { threshold: 0.5, time_range_seconds: 86_400, model_type: 'ml' },
      });
      const results = detection.body.results as Record<string, unknown>[];
      expect(results.length).toBeGreaterThan(0);
      expect(results).toHaveLength(Number(detection.body.anomaliesDetected));
      for (const result of results)
        expect(result).toMatchObject({
          assetId: aText,
          assetName: aText,
          metricName: aText,
          value: aNumber,
          score: aNumber,
          isAnomaly: true,
          threshold: 0.5,
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
          metadata: {
            deviation: aNumber,
            method: expect.stringMatching(/^(ml|statistical)$/) as string,
            model: aText,
            modelVersion: aText,
            reason: aText,
            expected: { low: aNumber, median: aNumber, high: aNumber },
          },
        });
    });

    it('answers the Train button with the finished result', async () => {
      const request = { modelType: 'anomaly_detection', timeRange: 86_400 };
      expect((await service.post('/api/v1/anomaly/train', request)).body).toMatchObject({
        success: true,
        message: aText,
        modelType: 'anomaly_detection',
        modelVersion: aText,
        trainingMetrics: {
          samples_trained: aNumber,
          contamination: 0.1,
          mean_score: aNumber,
          std_score: aNumber,
          anomalies_detected: aNumber,
          normal_detected: aNumber,
        },
        trainingSamples: aNumber,
        trainingDuration: aNumber,
      });
    });

    it('takes the names of the old service beside its own', async () => {
      const id = EXAMPLE_ASSET;
      for (const path of [`/api/v1/metrics/${id}`, `/api/v1/anomaly/scores/${id}`]) {
        // Between two questions a sample may leave the six hours.
        const answer = await waitFor(
          async () => {
            const old = await service.get(`${path}?metric_name=cpu_usage&hours=6`);
            const own = await service.get(`${path}?metricName=cpu_usage&hours=6`);
            return isDeepStrictEqual(own.body, old.body) ? old : undefined;
          },
          { what: 'the same answer to both names' },
        );
        expect(answer.status).toBe(200);
      }
      const { body: metrics } = await service.get(`/api/v1/metrics/${id}?metric_name=cpu_usage&hours=6`);
      expect(metrics).toMatchObject({
        assetId: id,
        assetName: 'core-rtr-01',
        metricName: 'cpu_usage',
        unit: 'percent',
      });
      expect((metrics.data as object[])[0]).toEqual({ timestamp: aText, value: aNumber });
      const statistics = Object.keys(metrics.statistics as object).sort();
      expect(statistics).toEqual(['count', 'max', 'mean', 'median', 'min', 'q25', 'q75', 'std']);
      const { body: scores } = await service.get(`/api/v1/anomaly/scores/${id}?hours=6`);
      expect(scores).toMatchObject({ success: true, assetId: id, total: aNumber });
      expect((scores.scores as object[])[0]).toEqual({
        metricName: aText,
        score: aNumber,
        isAnomaly: expect.any(Boolean) as boolean,
        isLate: expect.any(Boolean) as boolean,
        threshold: aNumber,
        timestamp: aText,
      });
    });
  });
