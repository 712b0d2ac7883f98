import type { Browser } from 'playwright-core';
import { assetNamed } from '../../simulator/index.js';
import { EXAMPLE_ASSET } from '../e2e/fleet.js';
import { type Platform, type Service, startPlatform } from '../e2e/platform.js';
import { type DatabaseProxy, freePort, startDatabaseProxy } from '../support/index.js';
import { startChromium } from '../../tools/chromium/index.js';
import { recordPastIncidents } from './past-incidents.js';
import { rememberCurve } from './remembered-curve.js';
import { storeBusyLevels } from './busy-levels.js';
import { storeRisks } from './stored-risks.js';
import { pollSessions, storeForecasts } from './stored-forecasts.js';
import { openTab, type Tab, tabsInTurn } from './tab.js';

export const ODD_ASSET = assetNamed('lb-01').id;
/** A name as it may come from a device: what means something in addresses, and more than two bytes. */
export const ODD_METRIC = 'disk/0 💾 50% used?';
/** No page is looked at long enough to be worth optimising its scripts: a fourteenth of what a spec costs. */
const UNOPTIMISED = '--js-flags=--no-maglev --no-turbofan';
/** What cannot be well either, in the order in which it hangs on the core router. */
const BEHIND_IT = ['edge-rtr-01', 'dist-sw-01', 'acc-sw-01'].map((name) => assetNamed(name).id);
/** One after another, as a poller finds them. */
const APART_MS = 40_000;
const MINUTE_MS = 60_000;

/** What all views of a spec share: one start of the service, and one browser. */
export interface Started {
  readonly platform: Platform;
  readonly service: Service;
  /** Between the service and its database. */
  readonly database: DatabaseProxy;
  readonly browser: Browser;
  /** Where another web app may stand that uses this service. */
  readonly hostUrl: string;
  /** A tab as new, with options in a window of its own, on the dashboard of this service. Thresholds are tried on one answer for all of them. */
  open(path: string, options?: Parameters<typeof openTab>[2]): Promise<Tab>;
  /** The same, still without an address. */
  nextTab(): Promise<Tab>;
  stop(): Promise<void>;
}

/** With an incident that is open: of the latency of a core router, and of what is behind it. */
export async function startDashboard(env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const running: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0)) await end();
  };
  try {
    // Before all that takes long: without a browser there is nothing to test.
    const browser = await startChromium([UNOPTIMISED]);
    running.push(() => browser.close());
    const platform = await startPlatform();
    running.push(() => platform.stop());
    const database = await startDatabaseProxy(platform.databaseUrl);
    running.push(() => database.close());
    return { platform, database, browser, stop, ...(await startOn(platform, database, browser, env)) };
  } catch (error) {
    // Jest would wait for what still runs.
    await stop();
    throw error;
  }
}

async function startOn(
  platform: Platform,
  database: DatabaseProxy,
  browser: Browser,
  env: Readonly<Record<string, string>>,
): Promise<Pick<Started, 'service' | 'hostUrl' | 'open' | 'nextTab'>> {
  await reportWhatIsOdd(platform);
  await pollSessions(platform);
  await recordPastIncidents(platform);
  await silence(platform, BEHIND_IT.at(-1)!);
  const hostUrl = `http://127.0.0.1:${await freePort()}`;
  const service = platform.startService({
    DATABASE_URL: database.url,
    SWEEP_INTERVAL_SECONDS: '5',
    CORS_ORIGINS: hostUrl,
    ALERTING: 'observe',
    // Risks are stored as they are needed.
    MAINTENANCE_ENABLED: 'false',
    ...env,
  });
  await service.ready();
  await storeForecasts(platform, service);
  const withCurve = rememberCurve();
  const nextTab = tabsInTurn(browser, service.url);
  await storeBusyLevels(platform);
  await storeRisks(platform);
  return {
    service,
    hostUrl,
    nextTab,
    open: async (path, options) => {
      const tab = options ? await openTab(browser, service.url, options) : await nextTab();
      // No page has a cache where any of its requests is looked at.
      if (path.startsWith('/threshold')) await withCurve(tab.page);
      await tab.page.goto(`/dashboard${path}`);
      return tab;
    },
  };
}

/** Most of what is sent to an asset, or through it. */
export async function losePackets({ rows }: Platform, assetId: string, at = new Date()): Promise<void> {
  await rows(`
    insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
    values ('${assetId}', 'packet_loss', 60, 'percent', '${at.toISOString().slice(0, -1)}')`);
}

/** Part of an incident, and not announced. */
async function silence({ rows }: Platform, assetId: string): Promise<void> {
  await rows(`
    insert into silences ("assetId", "startsAt", reason, "createdAt")
    values ('${assetId}', now() - interval '1 hour', 'The access switch is replaced', now())`);
}

async function reportWhatIsOdd(platform: Platform): Promise<void> {
  const now = Date.now();
  const since = (n: number): Date => new Date(now - n * APART_MS);
  // The last of the history may be as late. Where all is well in between, it began after that, everywhere at once.
  await platform.rows(`
    delete from device_metrics_history
    where timestamp > '${since(BEHIND_IT.length + 1)
      .toISOString()
      .slice(0, -1)}' and (asset_id = '${EXAMPLE_ASSET}' and metric_type = 'latency'
      or asset_id in (${BEHIND_IT.map((id) => `'${id}'`).join()}) and metric_type = 'packet_loss')`);
  // It goes on, poll by poll: a fault that is seen once is none.
  for (let n = BEHIND_IT.length; n >= 0; n -= 1) {
    await platform.report(EXAMPLE_ASSET, 'latency', 9000, since(n));
    for (const [index, asset] of BEHIND_IT.entries())
      if (n <= BEHIND_IT.length - 1 - index) await losePackets(platform, asset, since(n));
  }
  for (const minutes of [3, 2, 1])
    await platform.report(ODD_ASSET, ODD_METRIC, minutes, new Date(Date.now() - minutes * MINUTE_MS));
  await platform.rows(`
    insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
    select '${ODD_ASSET}', 'no_number', 'NaN', 'ms', now() at time zone 'UTC' - n * interval '1 minute'
    from generate_series(1, 3) n`);
}
