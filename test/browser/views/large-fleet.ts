import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

const N_ASSETS = 1000;

interface FleetAnswer {
  readonly assets: readonly object[];
}

/** More assets than there are in the simulator, as the service would answer them. */
export const largeFleet = (started: () => Started): void =>
  describe('a fleet of a thousand assets', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/models');
      await tab.page.route('**/api/v1/overview*', async (route) => {
        const answer = (await (await route.fetch()).json()) as FleetAnswer;
        const assets = Array.from({ length: N_ASSETS }, (_, n) => ({
          ...answer.assets[n % answer.assets.length],
          assetId: n,
          assetName: `device-${n}`,
        }));
        await route.fulfill({ json: { ...answer, total: N_ASSETS, nextCursor: null, assets } });
      });
      await tab.page.getByRole('link', { name: 'Now' }).click();
      await tab.page.getByRole('link', { name: /^device-0\b/ }).waitFor();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('has a row of pixels for each, and lays out those in view', async () => {
      const { page } = tab;
      expect(await page.locator('.ml-heat-canvas').getAttribute('height')).toBe(String(N_ASSETS));
      expect(await page.locator('.ml-heat-row').count()).toBeLessThan(N_ASSETS / 4);
      expect(await page.locator('.ml-heat-row').first().getAttribute('aria-setsize')).toBe(String(N_ASSETS));
    });

    it('is gone through by the keyboard to its end and back', async () => {
      const { page } = tab;
      await page.getByRole('link', { name: /^device-0\b/ }).focus();
      await page.keyboard.press('End');
      await focusIsOn(/^device-999\b/);
      await page.keyboard.press('ArrowUp');
      await focusIsOn(/^device-998\b/);
      await page
        .getByRole('status')
        .getByText(/^device-998, /)
        .waitFor();
      await page.keyboard.press('Home');
      await focusIsOn(/^device-0\b/);
    });

    /** Rows that were out of view are laid out first. */
    const focusIsOn = (name: RegExp): Promise<unknown> =>
      waitFor(
        async () => name.test(await tab.page.evaluate<string>('document.activeElement?.textContent ?? ""')),
        { what: `the focus on ${String(name)}` },
      );
  });
