import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { waitFor } from '../../support/index.js';
import type { Started } from '../started.js';
import type { Tab } from '../tab.js';

const PATH = `/assets/${EXAMPLE_ASSET}`;

/** Everything about one asset. */
export const assetView = (started: () => Started): void =>
  describe('an asset', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(PATH);
      await tab.page.getByRole('img', { name: /^latency of core-rtr-01/ }).waitFor();
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('draws each of its metrics, the one with an open episode on top', async () => {
      const { page } = tab;
      const charts = page.getByRole('img', { name: /of core-rtr-01: / });
      await page.getByRole('img', { name: /^packet loss of core-rtr-01/ }).waitFor();
      await waitFor(async () => (await charts.count()) >= 6, { what: 'a chart of each metric' });
      await waitFor(
        async () =>
          /^latency .* 1 episode, [1-9]/.test((await charts.first().getAttribute('aria-label')) ?? ''),
        { what: 'the chart of latency on top, with its episode' },
      );
      expect(await charts.first().locator('canvas').count()).toBe(1);
    });

    it('says what lowers its health and how its neighbours are', async () => {
      const { page } = tab;
      await page
        .getByRole('region', { name: 'Health' })
        .getByRole('link', { name: /latency/ })
        .waitFor();
      const neighbours = page.getByRole('region', { name: 'Neighbours' });
      await neighbours.getByRole('link', { name: 'core-rtr-02' }).waitFor();
    });

    it('keeps the range in the address, zooms by a drag and by buttons, and goes back', async () => {
      const { page } = tab;
      await page.getByRole('button', { name: '6 h' }).click();
      await page.waitForURL(/hours=6$/);
      // Until then the chart shows the range before.
      await page.locator('.ml-chart[aria-busy="true"]').first().waitFor({ state: 'detached' });
      const [left, right] = await dragOver(tab);
      await page.waitForURL(/from=.*until=/);
      const { from, until } = rangeIn(page.url());
      expect((until - from) / 3_600_000).toBeCloseTo(6 * (right - left), 0);
      await page.getByRole('button', { name: 'Zoom out' }).click();
      await page.waitForURL((url) => rangeIn(url.href).from < from);
      await page.goBack();
      await page.goBack();
      await page.waitForURL(/hours=6$/);
      const pressed = page.getByRole('button', { name: '6 h', pressed: true });
      await pressed.waitFor();
    });

    it('saves a chart as a picture', async () => {
      const saved = tab.page.waitForEvent('download');
      await tab.page.getByRole('button', { name: 'Save the chart of latency as PNG' }).click();
      expect((await saved).suggestedFilename()).toBe('core-rtr-01-latency.png');
    });

    it('says where a range has no samples', async () => {
      const range = 'from=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z';
      await tab.page.goto(`/dashboard${PATH}?${range}`);
      await tab.page.getByText('No samples in this range').first().waitFor();
    });
  });

/** From a quarter to three quarters of the first chart. @returns both as shares of its width */
async function dragOver({ page }: Tab): Promise<readonly [number, number]> {
  const shares = [0.25, 0.75] as const;
  const plot = page.locator('.u-over').first();
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('The first chart cannot be seen.');
  const [left, right] = shares.map((share) => box.x + share * box.width) as [number, number];
  const y = box.y + box.height / 2;
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move(right, y, { steps: 5 });
  await page.mouse.up();
  return shares;
}

/** Epoch milliseconds; NaN where the address has no range. */
function rangeIn(address: string): { readonly from: number; readonly until: number } {
  const { searchParams } = new URL(address);
  const at = (name: string) => Date.parse(searchParams.get(name) ?? '');
  return { from: at('from'), until: at('until') };
}
