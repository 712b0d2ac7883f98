import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

export const thresholdView = (started: () => Started): void =>
  describe('a threshold that is tried', () => {
    let tab: Tab;
    const asked: string[] = [];

    beforeAll(async () => {
      tab = await started().open('/threshold?days=2&at=0.60');
      tab.page.on('request', (request) => asked.push(request.url()));
      await tab.page.getByRole('slider').waitFor({ timeout: 60_000 });
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
      await page.getByRole('slider').waitFor({ timeout: 60_000 });
      expect(await page.getByRole('slider').inputValue()).toBe('0.8');
    });

    const perDay = async (): Promise<number> =>
      parseFloat(await tab.page.locator('.ml-figure strong').first().innerText());
  });
