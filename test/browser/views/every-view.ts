import { waitFor } from '../../support/index.js';
import { seriousFindings } from '../accessibility.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';
import { pathOf, VIEWS } from './view.js';

/** What is wider than the screen, outermost first. */
const WIDER = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth).slice(0, 8).map((one) => one.tagName + '.' + one.className).join(', ')`;

/** What holds for each view, whatever it is about. */
export const everyView = (started: () => Started): void =>
  describe.each(VIEWS)('the view $name', (view) => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(await pathOf(view, started()));
      await view.isShown(tab.page);
    });

    afterAll(() => tab.close());

    it.each([
      ['light', 'all'],
      ['dark', 'colours'],
    ] as const)('has no serious accessibility finding in %s', async (colorScheme, rules) => {
      await tab.page.emulateMedia({ colorScheme });
      expect(await seriousFindings(tab.page, rules)).toEqual([]);
    });

    it('has one first heading, and is found again by its address alone', async () => {
      expect(await tab.page.locator('h1').count()).toBe(1);
      await tab.page.reload();
      await view.isShown(tab.page);
    });

    it.each([360, 2560])('fits a screen %i pixels wide', async (width) => {
      await tab.page.setViewportSize({ width, height: 800 });
      await view.isShown(tab.page);
      // Charts follow the width of what is around them.
      const needed = await waitFor(
        async () => {
          const scrolled = await tab.page.evaluate<number>('document.documentElement.scrollWidth');
          if (scrolled > width)
            throw new Error(`${scrolled} pixels: ${await tab.page.evaluate<string>(WIDER)}`);
          return scrolled;
        },
        { what: `nothing to be wider than ${width} pixels` },
      );
      expect(needed).toBeLessThanOrEqual(width);
    });

    it('complains of nothing and asks no other host', () => {
      expect(tab.complaints).toEqual([]);
      expect(tab.foreignRequests).toEqual([]);
    });
  });
