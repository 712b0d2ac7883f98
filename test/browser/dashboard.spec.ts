import type { Browser } from 'playwright-core';
import { type Platform, type Service, startPlatform } from '../e2e/platform.js';
import { openTab, startChromium, type Tab } from './tab.js';

describe('the dashboard in a browser', () => {
  let platform: Platform | undefined;
  let service: Service;
  let browser: Browser | undefined;
  let tab: Tab;

  beforeAll(async () => {
    browser = await startChromium();
    platform = await startPlatform();
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  beforeEach(async () => {
    tab = await openTab(browser!, service.url);
  });

  afterEach(async () => {
    await tab.close();
    expect(tab.complaints).toEqual([]);
    expect(tab.foreignRequests).toEqual([]);
  });

  it('shows the operations in Swagger', async () => {
    await tab.page.goto('/docs');
    await tab.page.getByText('/api/v1/anomaly/detect').first().waitFor();
  });
});
