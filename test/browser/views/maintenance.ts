import { assetNamed } from '../../../simulator/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

export const maintenanceView = (started: () => Started): void =>
  describe('maintenance', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open('/maintenance');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('says what to do first and why, with how sure it is', async () => {
      const { page } = tab;
      const rows = page.getByRole('table', { name: 'What to do' }).getByRole('row');
      await rows.nth(3).waitFor();
      expect(await rows.nth(1).innerText()).toMatch(
        /Replace the fan\s+fan_speed: level[\s\S]*dist-sw-01[\s\S]*72%[\s\S]*50–90%/,
      );
      expect(await page.getByRole('table', { name: 'What to do' }).innerText()).toMatch(
        /Replace the optics[\s\S]*Free disk space|Free disk space[\s\S]*Replace the optics/,
      );
      await page.getByRole('img', { name: /^dist-sw-01 is expected to fail about/ }).waitFor();
    });

    it('plans a window without two that stand in for each other', async () => {
      const { page } = tab;
      await page.getByRole('button', { name: 'Plan', exact: true }).click();
      await page.getByRole('list', { name: 'Together in the window' }).getByText('dist-sw-01').waitFor();
      const leftOver = page.getByRole('list', { name: 'Left over' });
      expect(await leftOver.innerText()).toContain(
        'stand in for each other: acc-sw-02 would have no other way',
      );
    });

    it('keeps what is said of a recommendation, and takes it back', async () => {
      const { page } = tab;
      const marks = page.getByRole('group', { name: 'Replace the fan on dist-sw-01' });
      await marks.getByRole('button', { name: 'Done' }).click();
      await page.getByLabel('Yes, the part was worn').check();
      await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
      await marks.waitFor({ state: 'detached' });
      await page.getByLabel('Recommendations').selectOption('marked');
      const marked = page.getByRole('table', { name: 'What became of it' });
      await marked.getByText('Done, found').first().waitFor();
      expect(await marked.innerText()).toMatch(/failed \d+ \w+ \d+[\s\S]*risk 80% →/);
      await page.getByRole('list', { name: 'Trust in actions' }).getByText('2 right, 0 wrong').waitFor();
      await page.getByRole('button', { name: 'Take back: Replace the fan on dist-sw-01' }).click();
      await page.getByLabel('Recommendations').selectOption('open');
      await marks.waitFor();
    });

    it('shows how predictions turned out, and has failures struck out', async () => {
      const { page } = tab;
      await page.getByLabel('Horizon').selectOption('7');
      await page.getByText('Failures expected and observed, by risk').waitFor();
      await page.getByRole('button', { name: 'Strike out: failure of acc-sw-01' }).click();
      await page.getByLabel('Why', { exact: true }).fill('A cable was pulled');
      await page.getByLabel('Who says so').fill('noc');
      await page.getByRole('dialog').getByRole('button', { name: 'Strike out' }).click();
      await page.getByText('struck out by noc: A cable was pulled').waitFor();
      await page.getByRole('button', { name: 'Restore: failure of acc-sw-01' }).waitFor();
    });

    it('says of an asset how likely it fails, and how its health went', async () => {
      const { page } = tab;
      await page.goto(`/dashboard/assets/${assetNamed('dist-sw-01').id}`);
      const risk = page.getByRole('region', { name: 'Risk of failure' });
      await risk.getByText('within 90 days').waitFor();
      await risk.getByRole('img', { name: /^Risk within 30 days, from \d+% on/ }).waitFor();
      await page.getByRole('img', { name: /^Health over 2\d days, lowest \d+ on / }).waitFor();
    });

    it('says so where nothing is known to do', async () => {
      const { page } = tab;
      await page.goto('/dashboard/maintenance?type=firewall');
      await page.getByText('Nothing can be recommended yet').waitFor();
    });
  });
