import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../chromium/index.js';
import type { BenchRow } from '../bench-row.js';
import { quantile } from '../quantile.js';
import type { ServiceUnderTest } from '../service/service-under-test.js';
import { measureChartFrames } from './measure-chart-frames.js';
import { measureHeatMap } from './measure-heat-map.js';

const LOADS = 10;
const DASHBOARDS = 10;
const QUIET_MS = 30_000;

/** What the dashboard is like in a real browser. */
export async function measureBrowser(
  service: ServiceUnderTest,
  nAssets: number,
): Promise<readonly BenchRow[]> {
  const browser = await startChromium();
  try {
    return [
      await measureSize(browser, service.url),
      ...(await measureLoads(browser, service.url, nAssets)),
      await measureHeatMap(browser, service.url),
      await measureChartFrames(browser, service.url),
      await measureQuiet(browser, service),
    ];
  } finally {
    await browser.close();
  }
}

/** Scripts and styles of the first view, as they would be sent by a proxy that compresses. */
async function measureSize(browser: Browser, url: string): Promise<BenchRow> {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body());
  });
  await openNow(page, url);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.close();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { name: 'first view, script and style with gzip', unit: 'KB', ours: bytes / 1024, must: 180 };
}

/** From the navigation to rows of the fleet that can be used; nothing is in the cache. */
async function measureLoads(browser: Browser, url: string, nAssets: number): Promise<readonly BenchRow[]> {
  const ms: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const startedMs = performance.now();
    await openNow(page, url);
    ms.push(performance.now() - startedMs);
    await context.close();
  }
  const name = `usable after navigation, ${nAssets} assets`;
  return [
    { name: `${name}, p50`, unit: 'ms', ours: quantile(ms, 0.5), must: 1000 },
    { name: `${name}, slowest of ${LOADS}`, unit: 'ms', ours: quantile(ms, 1) },
  ];
}

/** What open dashboards cost the service when nothing happens, beyond what it uses without them. */
async function measureQuiet(browser: Browser, service: ServiceUnderTest): Promise<BenchRow> {
  const alone = await coresOver(service);
  for (let opened = 0; opened < DASHBOARDS; opened += 1) {
    const context = await browser.newContext();
    await openNow(await context.newPage(), service.url);
  }
  const open = await coresOver(service);
  const name = `${DASHBOARDS} open dashboards, nothing happens`;
  return { name, unit: '% of a core', ours: Math.max(0, 100 * (open - alone)), must: 3 };
}

/** @returns cores that the service uses on average */
async function coresOver(service: ServiceUnderTest): Promise<number> {
  const before = await service.coreSeconds();
  await delay(QUIET_MS);
  return ((await service.coreSeconds()) - before) / (QUIET_MS / 1000);
}

async function openNow(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/dashboard/`);
  await page.locator('.ml-heat-name').first().waitFor();
}
