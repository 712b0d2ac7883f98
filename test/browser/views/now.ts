import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { assetNamed } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

const HOUR_MS = 3_600_000;

export const nowView = (started: () => Started): void =>
  describe('what is happening now', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('shows an incident that begins, within a minute and without a reload', async () => {
      const { page } = tab;
      const { simulator } = started().platform;
      const row = page
        .getByRole('table', { name: 'Open episodes' })
        .getByRole('row', { name: /cpu usage.*db-srv-01/ });
      await page.getByRole('table', { name: 'Open episodes' }).waitFor();
      expect(await row.count()).toBe(0);
      await page.evaluate('window.isSamePage = true');
      await simulator.beginIncidents([
        {
          groupId: '00000000-0000-4000-8000-0000000000aa',
          assetId: assetNamed('db-srv-01').id,
          metricType: 'cpu_usage',
          kind: 'spike',
          magnitude: 0.95,
          startedAt: new Date(Date.now() - 60_000),
          endedAt: new Date(Date.now() + HOUR_MS),
          description: 'A query without an index',
        },
      ]);
      // As its poller does, minute after minute: one sample alone may be a slip of the meter.
      for (const ago of [30_000, 20_000, 10_000, 0]) await simulator.sampleAt(new Date(Date.now() - ago));
      await waitFor(() => row.count(), { timeoutMs: 60_000, what: 'the incident on the page' });
      expect(await page.evaluate('window.isSamePage')).toBe(true);
    });

    it('keeps filters in the address, and takes back and forward', async () => {
      const { page } = tab;
      await page.getByRole('button', { name: /critical$/ }).click();
      await page.waitForURL(/status=critical/);
      await page.getByRole('link', { name: 'Models' }).click();
      await page.waitForURL(/\/dashboard\/models$/);
      await page.goBack();
      await page.waitForURL(/status=critical/);
      await page.getByRole('button', { name: /critical$/, pressed: true }).waitFor();
      await page.goForward();
      await page.getByRole('heading', { name: 'Models', level: 1 }).waitFor();
    });

    it('exports the table as CSV', async () => {
      const { page } = tab;
      await page.goto('/dashboard/');
      const saved = page.waitForEvent('download');
      const list = page.getByRole('region', { name: 'Open episodes' });
      await list.getByRole('button', { name: 'Export CSV' }).click();
      expect((await saved).suggestedFilename()).toBe('episodes.csv');
    });

    it('lists ten thousand episodes, some at a time', async () => {
      await started().platform.rows(`
        insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
          "lastAboveThresholdAt", "endedAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
        select gen_random_uuid(), '${EXAMPLE_ASSET}', 'cpu_usage', 'closed', 'medium', 'high', at, at, at, at, 1, 9, 0.75, at, 'one of many'
        from generate_series(1, 10000) n, lateral (select now() - n * interval '8 seconds' as at) t`);
      const { page } = tab;
      await page.reload();
      const list = page.getByRole('region', { name: 'Episodes of the last 24 h' });
      await list.getByText(/the newest 500 of 10,\d{3}/).waitFor();
      const before = await list.getByRole('row').count();
      await list.getByRole('button', { name: /^Show more/ }).click();
      await waitFor(async () => (await list.getByRole('row').count()) > before, { what: 'more rows' });
    });
  });
