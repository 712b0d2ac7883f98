import { seriousFindings } from '../accessibility.js';
import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import { FORECAST_ASSET } from '../stored-forecasts.js';
import type { Tab } from '../tab.js';

const PATH = `/assets/${FORECAST_ASSET}`;
const CHART = /^accepted sessions of fw-branch-01/;

/** What comes next, what was said of what came, and what is typical. */
export const forecastOnCharts = (started: () => Started): void =>
  describe('the charts of an asset', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(PATH);
      await tab.page.getByRole('img', { name: CHART }).waitFor();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    const chart = () => tab.page.locator('.ml-chart', { has: tab.page.getByRole('img', { name: CHART }) });
    const press = (name: string) =>
      tab.page
        .getByRole('group', { name: 'Forecast' })
        .getByRole('button', { name, exact: true })
        .press('Enter');

    it('go on into the time to come once a forecast is chosen, which the address keeps', async () => {
      await press('Ahead');
      await tab.page.waitForURL(/forecast=ahead$/);
      await tab.page.getByRole('img', { name: /^accepted sessions .* with a forecast$/ }).waitFor();
      await chart()
        .getByText(/^Forecast made .* 94 of 100 values were inside the band of 95; its error was 0\.6 of/)
        .waitFor();
      const said = chart().getByText(/^\d+ \w+, \d\d:\d\d · forecast \d+.* \(\d+.*–\d+.*\)$/);
      // A chart above that is drawn late moves this one away.
      await waitFor(
        async () => {
          await hoverRight(tab, chart());
          return (await said.count()) > 0;
        },
        { what: 'what is forecast under the pointer' },
      );
      await tab.page.reload();
      await tab.page.getByRole('button', { name: 'Ahead', pressed: true }).waitFor();
      await tab.page.getByRole('img', { name: /^accepted sessions .* with a forecast$/ }).waitFor();
    });

    it('have no serious accessibility finding with it, in light and in dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.page.emulateMedia({ colorScheme });
        expect(await seriousFindings(tab.page)).toEqual([]);
      }
    });

    it('show what was said a day ago beside what came', async () => {
      await press('Made a day ago');
      await tab.page.waitForURL(/forecast=day-ago$/);
      await chart()
        .getByText(/Here (1\d|2\d) of 2\d values were inside the band\./)
        .waitFor();
    });

    it('say that none of a week ago is stored, and show what would have been said then', async () => {
      await press('Made a week ago');
      await chart().getByText('No forecast made a week ago is stored.').waitFor();
      await chart().getByRole('button', { name: 'Show what would have been said a week ago' }).press('Enter');
      await chart()
        .getByText(/Here \d+ of 2\d values were inside the band\. Up to a week ahead, tried on the past/)
        .waitFor();
    });

    it('go back with the browser, and without a forecast', async () => {
      await tab.page.goBack();
      await tab.page.getByRole('button', { name: 'Made a day ago', pressed: true }).waitFor();
      await press('Off');
      await tab.page.waitForURL((url) => url.search === '');
      await chart()
        .getByText(/^Forecast (made|as of)/)
        .waitFor({ state: 'detached' });
    });

    it('have a typical day and week with their strength, on demand', async () => {
      const panel = tab.page.getByRole('region', { name: 'Typical day and week' });
      await panel.getByRole('button', { name: 'Show' }).press('Enter');
      await tab.page.waitForURL(/seasons=shown$/);
      await panel
        .getByRole('img', { name: /^Typical day of accepted sessions: highest 1\d:00 \(\d+\)/ })
        .waitFor();
      await panel
        .getByRole('img', { name: /^Typical week of accepted sessions: highest \w{3} 1\d:00/ })
        .waitFor();
      await panel
        .getByText(/^day 0\.\d\d (strong|clear)$/)
        .first()
        .waitFor();
      await panel.getByText('There is less than a week of history.').first().waitFor();
      expect(await seriousFindings(tab.page)).toEqual([]);
      await panel.getByRole('button', { name: 'Hide' }).press('Enter');
      await tab.page.waitForURL((url) => url.search === '');
    });

    it('say where there is too little history for a rhythm', async () => {
      const other = await started().open(`/assets/${EXAMPLE_ASSET}?forecast=ahead`);
      const cpu = other.page.locator('.ml-chart', {
        has: other.page.getByRole('heading', { name: 'cpu usage' }),
      });
      await cpu.getByText('No forecast is stored yet.').waitFor();
      await cpu.getByRole('button', { name: 'Forecast it now' }).click();
      await cpu.getByText(/fewer than three days or seasons, so this is a level with a wide band/).waitFor();
      await other.close();
      expect(other.complaints).toEqual([]);
    });
  });

/** Into the last quarter, which is the time to come. */
async function hoverRight({ page }: Tab, chart: ReturnType<Tab['page']['locator']>): Promise<void> {
  const plot = chart.locator('.u-over');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('The chart cannot be seen.');
  await page.mouse.move(box.x + 0.9 * box.width, box.y + box.height / 2);
}
