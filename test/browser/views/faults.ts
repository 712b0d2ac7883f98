import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

const RECOVERY = { timeout: 60_000 };

/** Whatever is away: the page says so, shows what it has, and recovers. */
export const faults = (started: () => Started): void =>
  describe('when something is away', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/');
      await tab.page.getByRole('table', { name: 'Open episodes' }).waitFor();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
      expect(tab.foreignRequests).toEqual([]);
    });

    it('says that EMS Core does not answer, and takes it back', async () => {
      const { page } = tab;
      await started().platform.stopEmsCore();
      await page.getByText('EMS Core does not answer').waitFor(RECOVERY);
      await started().platform.startEmsCore();
      await page.getByText('EMS Core does not answer').waitFor({ state: 'detached', ...RECOVERY });
    });

    it('says that the database cannot be reached and since when, and recovers by itself', async () => {
      const { page } = tab;
      started().database.cut();
      await page.getByText('cannot reach its database').waitFor(RECOVERY);
      await page.getByText(/^stale since/).waitFor();
      expect(await page.getByRole('table', { name: 'Open episodes' }).count()).toBe(1);
      started().database.mend();
      await page.getByText('cannot reach its database').waitFor({ state: 'detached', ...RECOVERY });
    });
  });
