import { ODD_ASSET, type Started } from '../started.js';
import { openTab } from '../tab.js';

const HOURS_ASLEEP = '03:00:00';

/** The clock of the viewer's machine does what it likes. */
export const clocks = (started: () => Started): void =>
  describe('a machine', () => {
    it('that has slept shows what has happened meanwhile, and is live again', async () => {
      const tab = await openTab(started().browser, started().service.url);
      const { page } = tab;
      await page.clock.install();
      await page.goto('/dashboard/');
      const open = page.getByRole('table', { name: 'Open episodes' });
      await open.waitFor();
      await page.getByText('live', { exact: true }).waitFor();

      await page.context().setOffline(true);
      // No event says so, as none reaches a machine that is asleep. It is among the ten that are shown, however many are open.
      await started().platform.rows(`
        insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
          "lastAboveThresholdAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
        values (gen_random_uuid(), '${ODD_ASSET}', 'while_asleep', 'open', 'critical', 'high', now(), now(), now(), 3, 0, 0.8, now(), '')`);
      // As when a lid is closed: the timers that are due fire once.
      await page.clock.fastForward(HOURS_ASLEEP);
      await page.getByText(/^stale since/).waitFor();
      await page.context().setOffline(false);

      await open.getByRole('link', { name: 'while asleep' }).waitFor();
      await page.getByText('live', { exact: true }).waitFor();
      await started().platform.rows(`delete from anomaly_episodes where "metricName" = 'while_asleep'`);
      await tab.close();
      expect(tab.complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    });

    it.each(['2020-02-29T23:59:59Z', '2040-01-01T00:00:00Z'])(
      'whose clock stands at %s shows everything all the same',
      async (at) => {
        const tab = await openTab(started().browser, started().service.url);
        const { page } = tab;
        await page.clock.setFixedTime(at);
        await page.goto('/dashboard/');
        const open = page.getByRole('table', { name: 'Open episodes' });
        const said = await open.innerText();
        expect(said).not.toMatch(/NaN|Invalid|undefined/);
        await open.getByRole('link', { name: 'latency' }).click();
        await page.getByRole('heading', { name: 'latency of core-rtr-01' }).waitFor();
        await page.locator('canvas').first().waitFor();
        expect(await page.locator('main').innerText()).not.toMatch(/NaN|Invalid|undefined/);
        await tab.close();
        expect(tab.complaints).toEqual([]);
      },
    );
  });
