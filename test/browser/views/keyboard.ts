import type { Page } from 'playwright-core';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

const MOST_STEPS = 120;

/** From the address that the service prints to feedback on an episode. */
export const keyboardAlone = (started: () => Started): void =>
  describe('an operator with a keyboard alone', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().nextTab();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('comes from the address of the service to an episode that is open', async () => {
      const { page } = tab;
      await page.goto('/');
      await page.waitForURL(/\/dashboard\/?$/);
      await page
        .getByRole('table', { name: 'Open episodes' })
        .getByRole('link', { name: 'latency' })
        .waitFor();
      await tabTo(page, /^latency$/);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'latency of core-rtr-01' }).waitFor();
    });

    it('sees what feedback would change before giving it', async () => {
      const { page } = tab;
      await tabTo(page, /^False alarm$/);
      await page.keyboard.press('Enter');
      await page.getByText(/threshold of this series goes from 0\.70 to 0\.74/).waitFor();
      expect(await feedbackOf(page)).toBe('no feedback yet');
    });

    it('gives it, and takes it back', async () => {
      const { page } = tab;
      await tabTo(page, /^Give feedback$/);
      await page.keyboard.press('Enter');
      await waitFor(async () => /^false alarm/i.test(await feedbackOf(page)), { what: 'the feedback' });
      await tabTo(page, /^Unsure$/);
      await page.keyboard.press('Enter');
      await page.getByText(/threshold of this series goes from 0\.74 to 0\.70/).waitFor();
      await tabTo(page, /^Give feedback$/);
      await page.keyboard.press('Enter');
      await waitFor(async () => /^unsure/i.test(await feedbackOf(page)), { what: 'the feedback taken back' });
    });
  });

/** Steps on until what has the focus is so called. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate<string>('document.activeElement?.textContent ?? ""');
    if (name.test(text.trim())) return;
  }
  throw new Error(`The focus never comes to ${String(name)}.`);
}

function feedbackOf(page: Page): Promise<string> {
  return page.getByRole('region', { name: 'Was it an anomaly?' }).getByRole('status').first().innerText();
}
