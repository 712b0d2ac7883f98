import { startStack } from '../../stack/index.js';
import { type BenchRow } from '../bench-row.js';
import { quantile } from '../quantile.js';
import { ServiceUnderTest } from '../service/service-under-test.js';

const DAYS = 7;
const PREVIEW = '/api/v1/anomaly/preview';
const CURVE = `/api/v1/anomaly/preview/curve?days=${DAYS}`;
const MUST_SECONDS = 3;

/** Nothing but the first sweep beside it. */
const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '3600',
  FORECASTS_ENABLED: 'false',
  MAINTENANCE_ENABLED: 'false',
};

/** The demo's fleet of 144 series with two weeks behind it, and nothing swept meanwhile: what an operator waits for who tries settings. */
export async function measurePreview(rounds: number): Promise<readonly BenchRow[]> {
  const stack = await startStack({ live: false, historyDays: 14, condensedDays: 0 });
  const service = new ServiceUnderTest(stack);
  try {
    await service.start(SETTINGS);
    await service.logged(/Ready:/);
    await service.logged(/Scored [1-9]\d* samples/);
    await service.vitals();
    const coreBefore = await service.coreSeconds();
    const first = await service.time(PREVIEW, { days: DAYS });
    const firstCore = (await service.coreSeconds()) - coreBefore;
    const others: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      others.push(await service.time(PREVIEW, { days: DAYS, threshold: 0.6 + round / 50 }));
    const contamination = await service.time(PREVIEW, { days: DAYS, contamination: 0.01 });
    const curve = await service.time(CURVE);
    const { samplesAnalyzed } = (await service.ask(PREVIEW, { days: DAYS })) as { samplesAnalyzed: number };
    const { blockedMs, peakRssMb } = await service.vitals();
    const seconds = (name: string, ms: number): BenchRow => ({
      name: `preview of ${DAYS} days, 144 series: ${name}`,
      unit: 's',
      ours: ms / 1000,
      must: MUST_SECONDS,
    });
    return [
      { name: 'samples of the preview', unit: '', ours: samplesAnalyzed },
      seconds('the first', first),
      { name: 'of a core, by the service', unit: 's', ours: firstCore },
      seconds('another threshold, p50', quantile(others, 0.5)),
      seconds('another threshold, slowest', quantile(others, 1)),
      seconds('a threshold by contamination', contamination),
      seconds('the curve of all thresholds', curve),
      { name: 'longest block of the event loop meanwhile', unit: 'ms', ours: blockedMs },
      { name: 'most memory meanwhile', unit: 'MB', ours: peakRssMb, must: 400 },
    ];
  } finally {
    await service.stop();
    await stack.stop();
  }
}
