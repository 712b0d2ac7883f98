import type { Page } from 'playwright-core';
import { seriousFindings } from '../accessibility.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

interface View {
  readonly name: string;
  readonly path: string;
  /** Waits for what only the service's own answers can put there. */
  readonly isShown: (page: Page) => Promise<unknown>;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor();

export const VIEWS: readonly View[] = [
  {
    name: 'Now',
    path: '/',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Open episodes' }).getByText('core-rtr-01').waitFor();
      await page.getByRole('link', { name: /^fw-branch-01/ }).waitFor();
    },
  },
  {
    name: 'Models',
    path: '/models',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Versions of the model' }).getByText('active').waitFor();
      await page.getByRole('table', { name: 'Versions side by side' }).waitFor();
      await page.getByRole('table', { name: /^Drift of each metric/ }).waitFor();
    },
  },
  {
    name: 'System',
    path: '/system',
    isShown: async (page) => {
      await page.getByRole('table', { name: 'Queues of jobs' }).getByText('sweep').waitFor();
      await heading(page, 'Outbox');
    },
  },
];

/** What holds for each view, whatever it is about. */
export const everyView = (started: () => Started): void =>
  describe.each(VIEWS)('the view $name', ({ path, isShown }) => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(path);
      await isShown(tab.page);
    });

    afterAll(() => tab.close());

    it.each(['light', 'dark'] as const)('has no serious accessibility finding in %s', async (colorScheme) => {
      await tab.page.emulateMedia({ colorScheme });
      expect(await seriousFindings(tab.page)).toEqual([]);
    });

    it('is named by one first heading, and by the address alone', async () => {
      expect(await tab.page.locator('h1').count()).toBe(1);
      await tab.page.reload();
      await isShown(tab.page);
    });

    it.each([360, 2560])('fits a screen %i pixels wide', async (width) => {
      await tab.page.setViewportSize({ width, height: 800 });
      await isShown(tab.page);
      const needed = await tab.page.evaluate<number>('document.documentElement.scrollWidth');
      expect(needed).toBeLessThanOrEqual(width);
    });

    it('complains of nothing and asks no other host', () => {
      expect(tab.complaints).toEqual([]);
      expect(tab.foreignRequests).toEqual([]);
    });
  });
