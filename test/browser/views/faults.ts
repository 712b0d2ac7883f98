import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

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

    it('shows all without the stream, and says how often it asks', async () => {
      const other = await started().nextTab();
      await other.page.route('**/api/v1/stream*', (route) => route.abort());
      await other.page.goto('/dashboard/');
      await other.page.getByRole('table', { name: 'Open episodes' }).waitFor();
      await other.page.getByText('every 30 s').waitFor();
      await other.close();
    });

    it('keeps two tabs of a window live', async () => {
      const second = await tab.page.context().newPage();
      await second.goto('/dashboard/system');
      await second.getByText('live', { exact: true }).waitFor();
      await second.close();
      await tab.page.getByText('live', { exact: true }).waitFor();
    });

    it('says that EMS Core does not answer, and takes it back', async () => {
      const { page } = tab;
      await started().platform.stopEmsCore();
      await page.getByText('EMS Core does not answer').waitFor();
      await started().platform.startEmsCore();
      await page.getByText('EMS Core does not answer').waitFor({ state: 'detached' });
    });

    it('says that the database cannot be reached and since when, and recovers by itself', async () => {
      const { page } = tab;
      started().database.cut();
      await page.getByText('cannot reach its database').waitFor();
      await page.getByText(/^stale since/).waitFor();
      expect(await page.getByRole('table', { name: 'Open episodes' }).count()).toBe(1);
      started().database.mend();
      await page.getByText('cannot reach its database').waitFor({ state: 'detached' });
    });
  });
