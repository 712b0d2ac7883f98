import { startStack } from '../../stack/index.js';
import { quantile } from '../quantile.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';

/** A short past, which the first sweep scores. */
const HISTORY_HOURS = 1 / 6;
const N_TICKS = 3;

/** What the service costs with so many series. */
export interface ScaleFigures {
  readonly nSeries: number;
  /** Samples a second, read, scored and stored, while each series has one new sample. */
  readonly samplesPerSecond: number;
  readonly microsecondsPerSample: number;
  /** Samples a second in the first sweep of all series' short past. */
  readonly firstSweepPerSecond: number;
  readonly rssMb: number;
  /** Memory beyond what the service holds without any series. */
  readonly bytesPerSeries: number;
}

/** Fills a database of its own with so many series and lets the service sweep them. */
export async function measureScale(nSeries: number): Promise<ScaleFigures> {
  const assets = Math.round(nSeries / METRICS.length);
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  try {
    await service.start(SETTINGS);
    const emptyMb = (await service.vitals()).rssMb;
    await service.logged(/Ready: /);
    await fleet.addAssets(assets);
    const first = await service.sweep(() => fleet.addSamples({ assets, hours: HISTORY_HOURS }, new Date()));
    await fleet.settle();
    const rates: number[] = [];
    for (let tick = 0; tick < N_TICKS; tick += 1)
      rates.push(
        await service.sweep(() => fleet.addSamples({ assets, hours: STEP_SECONDS / 3600 }, new Date())),
      );
    const { rssMb } = await service.vitals();
    const samplesPerSecond = quantile(rates, 0.5);
    return {
      nSeries,
      samplesPerSecond,
      microsecondsPerSample: 1e6 / samplesPerSecond,
      firstSweepPerSecond: first,
      rssMb,
      bytesPerSeries: ((rssMb - emptyMb) * 2 ** 20) / nSeries,
    };
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
}

const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '1',
  TRAINING_HISTORY_SECONDS: '3600',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
};
