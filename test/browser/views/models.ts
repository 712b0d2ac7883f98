import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

/** From a click to a model that scores. */
export const modelsView = (started: () => Started): void =>
  describe('models', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/models');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('trains one, shows how far that has come, and has the new version in use', async () => {
      const { page } = tab;
      const before = await activeVersion(tab);
      await page.getByRole('button', { name: 'Train now' }).click();
      await page.getByRole('progressbar', { name: 'Progress of the training' }).waitFor();
      await page.getByText(/The last training made/).waitFor();
      await page.getByRole('row', { name: new RegExp(`${before}.*retired`) }).waitFor();
      expect(await activeVersion(tab)).not.toBe(before);
    });

    it('shows what another version would have raised before it goes back to it', async () => {
      const { page } = tab;
      const before = await activeVersion(tab);
      await page
        .getByRole('button', { name: /^Roll back to/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      const episodes = dialog.getByRole('row', { name: /^Episodes \d+ \d+/ });
      await episodes.waitFor();
      await dialog.getByLabel(/^Why/).fill('The new one is to be seen first');
      await dialog.getByRole('button', { name: 'Roll back to' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: new RegExp(`${before}.*retired`) }).waitFor();
      expect(await activeVersion(tab)).not.toBe(before);
    });

    it('keeps the versions that are compared in the address', async () => {
      const { page } = tab;
      const version = await activeVersion(tab);
      for (const box of await page.getByRole('checkbox', { name: /^Compare / }).all()) await box.uncheck();
      await page.getByRole('checkbox', { name: `Compare ${version}` }).check();
      await page.waitForURL((url) => url.searchParams.get('compare') === version);
      await page.reload();
      const columns = page.getByRole('table', { name: 'Versions side by side' }).getByRole('columnheader');
      await waitFor(async () => isDeepStrictEqual(await columns.allInnerTexts(), [version]), {
        what: 'that version alone',
      });
    });
  });

/** As the table has it. */
async function activeVersion({ page }: Tab): Promise<string> {
  const row = page.getByRole('table', { name: 'Versions of the model' }).getByRole('row', { name: /\bnow$/ });
  return /\d{8}T\d{9}Z/.exec(await row.innerText())?.[0] ?? '';
}
