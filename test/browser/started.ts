import type { Browser } from 'playwright-core';
import { EXAMPLE_ASSET } from '../e2e/fleet.js';
import { type Platform, type Service, startPlatform } from '../e2e/platform.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/index.js';
import { openTab, startChromium, type Tab } from './tab.js';

/** What all specs of the dashboard share: one start of the service, and one browser. */
export interface Started {
  readonly platform: Platform;
  readonly service: Service;
  /** Between the service and its database. */
  readonly database: DatabaseProxy;
  readonly browser: Browser;
  /** A window of its own on the dashboard of this service. */
  open(path: string, options?: Parameters<typeof openTab>[2]): Promise<Tab>;
  stop(): Promise<void>;
}

/** With an episode that is open: the latency of a core router. */
export async function startDashboard(): Promise<Started> {
  // Before all that takes long: without a browser there is nothing to test.
  const browser = await startChromium();
  const platform = await startPlatform();
  await platform.report(EXAMPLE_ASSET, 'latency', 9000);
  const database = await startDatabaseProxy(platform.databaseUrl);
  const service = platform.startService({ DATABASE_URL: database.url, SWEEP_INTERVAL_SECONDS: '2' });
  await service.ready();
  return {
    platform,
    service,
    database,
    browser,
    open: async (path, options) => {
      const tab = await openTab(browser, service.url, options);
      await tab.page.goto(`/dashboard${path}`);
      return tab;
    },
    stop: async () => {
      await browser.close();
      await platform.stop();
      await database.close();
    },
  };
}
