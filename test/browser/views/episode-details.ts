import type { Started } from '../started.js';
import type { Tab } from '../tab.js';
import { openEpisode } from './view.js';

/** One incident: to be understood, and to be answered. */
export const episodeDetails = (started: () => Started): void =>
  describe('the details of an episode', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(`/episodes/${await openEpisode(started())}`);
      await tab.page.getByRole('heading', { name: 'latency of core-rtr-01', level: 1 }).waitFor();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('shows the moment, what was seen and expected, and what made the score', async () => {
      const { page } = tab;
      await page.getByRole('img', { name: /^latency of core-rtr-01: 1 episode/ }).waitFor();
      const why = page.getByRole('region', { name: 'Why' });
      await why.getByText('9,000 ms').waitFor();
      const shares = why.getByRole('table', { name: /^What made the score/ }).getByRole('row');
      const texts = await shares.allTextContents();
      const sum = texts.reduce((total, text) => total + Number(/(\d+)%$/.exec(text)?.[1]), 0);
      expect(Math.abs(sum - 100)).toBeLessThanOrEqual(texts.length);
    });

    it('says what EMS Core has of it', async () => {
      await tab.page.getByRole('region', { name: 'EMS Core' }).getByText('delivered').first().waitFor();
    });

    it('silences its metric and ends the silence', async () => {
      const { page } = tab;
      await page.getByRole('button', { name: 'Silence this metric…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Silence latency of core-rtr-01' });
      expect(await dialog.getByRole('button', { name: 'Silence' }).isDisabled()).toBe(true);
      await dialog.getByLabel('Why').fill('The line card is replaced');
      await dialog.getByLabel('Only with the text').fill('latency');
      await dialog.getByLabel('Up to severity').selectOption('low');
      await dialog.getByRole('button', { name: 'Silence' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const { body } = await started().service.get('/api/v1/silences');
      const added = { text: 'latency', maxSeverity: 'low', kind: null };
      expect(body.silences).toContainEqual(expect.objectContaining(added));
      // This episode is more severe than what is silenced.
      await page.getByRole('button', { name: 'Silence this metric…' }).click();
      await dialog.getByLabel('Why').fill('The line card is replaced');
      await dialog.getByRole('button', { name: 'Silence' }).click();
      await page.getByText(/silenced until .*: The line card is replaced/).waitFor();
      await page.getByRole('button', { name: 'End the silence' }).click();
      await page.getByRole('button', { name: 'Silence this metric…' }).waitFor();
    });

    it('shows what feedback would change before it is given, and that it has changed', async () => {
      const { page } = tab;
      const panel = page.getByRole('region', { name: 'Was it an anomaly?' });
      await panel.getByRole('button', { name: 'False alarm' }).click();
      await panel.getByText(/The threshold of this series goes from 0\.70 to 0\.74/).waitFor();
      await panel.getByLabel(/^Note/).fill('Load test');
      await panel.getByRole('button', { name: 'Give feedback' }).click();
      await panel.getByText(/false alarm, .*: Load test/).waitFor();
      await panel.getByRole('button', { name: 'False alarm' }).click();
      await panel.getByText('The threshold of this series stays at 0.74').waitFor();
    });
  });
