import type { Browser, Page } from 'playwright-core';
import type { BenchRow } from '../bench-row.js';
import { MONTH_ASSET, MONTH_METRIC } from './fill-month.js';

const POINTS = 100_000;
const STEP_MS = 30_000;
const TURNS = 120;

/** With one chart, so that it alone is measured. */
const ASSET = {
  success: true,
  assetId: MONTH_ASSET,
  assetName: 'bench',
  type: null,
  location: null,
  tags: [],
  isMonitored: true,
  metrics: [
    {
      metricName: MONTH_METRIC,
      unit: 'percent',
      lastValue: 50,
      lastSampleAt: null,
      score: null,
      openEpisodeId: null,
    },
  ],
  neighbours: [],
  neighboursReason: null,
};

/** A chart that is zoomed and moved by the wheel as fast as frames come. */
export async function measureChartFrames(browser: Browser, url: string): Promise<BenchRow> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.route(/\/api\/v1\/assets\//, (route) => route.fulfill({ json: ASSET }));
  await page.route(/\/chart\?/, (route) => route.fulfill({ json: chartOf(route.request().url()) }));
  await page.goto(`${url}/dashboard/assets/${MONTH_ASSET}`);
  const plot = page.locator('.u-over').first();
  await plot.waitFor();
  await page.locator('.ml-chart[aria-busy="true"]').first().waitFor({ state: 'detached' });
  const rate = await framesPerSecond(page);
  await context.close();
  return {
    name: 'chart of 100 000 points, zoomed and moved',
    unit: 'frames/s',
    ours: rate,
    must: 50,
    isRate: true,
  };
}

/** In each frame one turn of the wheel: half of them zoom, half move. */
function framesPerSecond(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const plot = document.querySelector('.u-over');
    const { left, top, width, height } = plot.getBoundingClientRect();
    const startedMs = performance.now();
    let turn = 0;
    const next = () => {
      if (turn === ${TURNS}) return resolve(1000 * turn / (performance.now() - startedMs));
      const key = turn % 4 < 2 ? { ctrlKey: true } : { shiftKey: true };
      plot.dispatchEvent(new WheelEvent('wheel', {
        ...key, deltaY: turn % 2 ? 100 : -100, clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true,
      }));
      turn += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`);
}

/** More points than the service ever answers. */
function chartOf(url: string): object {
  const metricName = new URL(url).searchParams.get('metricName') ?? '';
  const until = Date.now();
  const from = until - POINTS * STEP_MS;
  const of = (value: (index: number) => number): readonly number[] =>
    Array.from({ length: POINTS }, (_, i) => value(i));
  const wave = (index: number): number => 50 + 20 * Math.sin(index / 460) + ((index * 7919) % 13);
  return {
    success: true,
    assetId: 'bench',
    assetName: 'bench',
    metricName,
    unit: 'percent',
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    stepSeconds: STEP_MS / 1000,
    isDownsampled: false,
    expectedBasis: 'at-the-time',
    threshold: 0.7,
    times: of((index) => from + index * STEP_MS),
    mean: of(wave),
    min: of(wave),
    max: of(wave),
    expectedLow: of((index) => wave(index) - 20),
    expectedMedian: of(wave),
    expectedHigh: of((index) => wave(index) + 20),
    score: of((index) => ((index * 31) % 60) / 100),
    anomalies: [],
    anomaliesTruncated: false,
    episodes: [],
    shaded: [],
  };
}
