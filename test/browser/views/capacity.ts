import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

export const capacityView = (started: () => Started): void =>
  describe('capacity', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/capacity');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('ranks what is at its limit before what gets there, and says why there is no date', async () => {
      const { page } = tab;
      const table = page.getByRole('table', { name: 'When limits are reached' });
      const rows = table.getByRole('row');
      await rows.nth(5).waitFor();
      expect(await rows.nth(1).innerText()).toMatch(/app-srv-01[\s\S]*since \d+ \w+ \d+/);
      expect(await rows.nth(2).innerText()).toContain('db-srv-01');
      expect(await table.innerText()).toMatch(/no trend[\s\S]*too short/);
      expect(await table.getByTitle(/^No size that lasts can be named\. Too short: 9 day/).count()).toBe(1);
      expect(await page.getByRole('img', { name: /disk_usage of db-srv-01 reaches 100%/ }).count()).toBe(1);
    });

    it('keeps filters and the chosen row in the address', async () => {
      const { page } = tab;
      await page.getByLabel('Group').selectOption('type');
      await page.getByRole('button', { name: 'What if: bandwidth_in of router' }).click();
      await page.waitForURL(/group=type.*of=bandwidth_in/);
      await page.reload();
      await page.getByRole('heading', { name: 'What if: bandwidth in of type router' }).waitFor();
    });

    it('answers what if beside what is', async () => {
      const { page } = tab;
      const outcome = page.getByRole('table', { name: 'As it is and under the change' });
      await outcome.waitFor();
      expect(await outcome.getByRole('columnheader').count()).toBe(1);
      await page.getByRole('slider', { name: /^More or less load/ }).fill('100');
      await outcome.getByRole('columnheader', { name: 'Then' }).waitFor();
      await page.getByRole('button', { name: 'As it is' }).click();
      await outcome.getByRole('columnheader', { name: 'Then' }).waitFor({ state: 'detached' });
    });

    it('exports what it lists', async () => {
      const { page } = tab;
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('capacity.csv');
    });

    it('says so where nothing has a limit', async () => {
      const { page } = tab;
      await page.goto('/dashboard/capacity?group=location');
      await page.getByText('No series with a known limit').waitFor();
    });
  });
