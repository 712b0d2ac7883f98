import { mkdirSync } from 'node:fs';
import { type Started, startDashboard } from './started.js';
import { pathOf, VIEWS } from './views/view.js';

const FOLDER = 'docs/images';
const SCREENS = [
  { name: 'light', options: { colorScheme: 'light', viewport: { width: 1280, height: 800 } } },
  { name: 'dark', options: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } } },
  { name: 'phone', options: { colorScheme: 'light', viewport: { width: 360, height: 740 } } },
] as const;

/** `npm run screenshots`: the pictures of the documentation, of the same data as the tests see. */
describe('screenshots', () => {
  let dashboard: Started | undefined;

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    dashboard = await startDashboard();
  }, 240_000);

  afterAll(() => dashboard?.stop());

  it.each(VIEWS.flatMap((view) => SCREENS.map((screen) => ({ view, screen }))))(
    'of $view.name, $screen.name',
    async ({ view, screen }) => {
      const tab = await dashboard!.open(await pathOf(view, dashboard!), screen.options);
      await view.isShown(tab.page);
      await tab.page.waitForLoadState('load');
      await tab.page.locator('[aria-busy="true"], .ml-skeleton').first().waitFor({ state: 'detached' });
      const name = view.name.toLowerCase().replaceAll(' ', '-');
      await tab.page.screenshot({ path: `${FOLDER}/${name}-${screen.name}.png` });
      await tab.close();
      expect(tab.complaints).toEqual([]);
    },
  );
});
