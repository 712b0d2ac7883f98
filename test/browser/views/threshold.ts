import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import { rememberCurve } from '../remembered-curve.js';
import type { Tab } from '../tab.js';

export const thresholdView = (started: () => Started): void =>
  describe('a threshold that is tried', () => {
    let tab: Tab;
    const asked: string[] = [];

    beforeAll(async () => {
      tab = await started().nextTab();
      await rememberCurve()(tab.page);
      await tab.page.goto('/dashboard/threshold?days=1&at=0.60');
      tab.page.on('request', (request) => asked.push(request.url()));
      await tab.page.getByRole('slider').waitFor();
      asked.length = 0;
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('raises fewer episodes the higher it is, without asking the service again', async () => {
      const { page } = tab;
      const slider = page.getByRole('slider');
      expect(await slider.inputValue()).toBe('0.6');
      const before = await perDay();
      await slider.focus();
      for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
      await waitFor(async () => (await perDay()) < before, { what: 'fewer episodes a day' });
      expect(asked.filter((url) => url.includes('/preview'))).toEqual([]);
    });

    it('stays in the address once it is let go', async () => {
      const { page } = tab;
      await page.waitForURL(/at=0\.80/);
      await page.getByText('ANOMALY_THRESHOLD=0.80').waitFor();
      await page.reload();
      await page.getByRole('slider').waitFor();
      expect(await page.getByRole('slider').inputValue()).toBe('0.8');
    });

    it('shows on the charts what it keeps and loses', async () => {
      const { page } = tab;
      const charts = page.getByRole('region', { name: 'On the charts' });
      await charts.getByRole('img', { name: /^latency of core-rtr-01/ }).waitFor();
      await charts.getByText(/1 of 1 false alarms left/).waitFor();
      await page.getByRole('slider').press('Home');
      await waitFor(async () => (await raised()) > 0, { what: 'episodes on the charts' });
      const most = await raised();
      await page.getByRole('slider').press('End');
      await waitFor(async () => (await raised()) < most, { what: 'fewer of them' });
    });

    /** Over all charts, as it stands beside each. */
    const raised = async (): Promise<number> => {
      const texts = await tab.page.getByText(/\d+ of \d+ episodes raised/).allInnerTexts();
      return texts.reduce((sum, text) => sum + Number(/(\d+) of \d+ episodes raised/.exec(text)?.[1]), 0);
    };

    const perDay = async (): Promise<number> =>
      parseFloat(await tab.page.locator('.ml-figure strong').first().innerText());
  });
