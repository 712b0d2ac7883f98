import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { type Program, startProgram, temporaryFolder } from '../../support/index.js';
import type { Started } from '../started.js';
import { openTab, type Tab } from '../tab.js';

const VITE = 'node_modules/vite/bin/vite.js';
const SOURCE = resolve('test/browser/host-app');
/** What a style sheet of the app around could change. */
const PROPERTIES = [
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'color',
  'background-color',
  'border-top-width',
  'padding-top',
  'padding-left',
  'margin-top',
  'margin-bottom',
  'display',
  'box-sizing',
  'text-decoration-line',
  'vertical-align',
];
const ELEMENTS = [
  '.ml-title',
  '.ml-section h2',
  '.ml-button',
  '.ml-table th',
  '.ml-table td',
  '.ml-link',
  '.ml-input',
  '.ml-facts dd',
];

/** Another web app, made of exactly the lines of docs/frontend.md, beside Ant Design and Tailwind CSS. */
export const hostApp = (started: () => Started): void =>
  describe('a web app that uses the components', () => {
    const folder = temporaryFolder();
    let server: Program | undefined;
    let tab: Tab;

    beforeAll(async () => {
      copyApp(folder.path);
      const build = startProgram({
        script: VITE,
        args: ['build', folder.path],
        env: { VITE_ML_URL: started().service.url },
      });
      const { code } = await build.exited;
      if (code !== 0) throw new Error(build.output());
      const { port } = new URL(started().hostUrl);
      server = startProgram({
        script: VITE,
        args: ['preview', folder.path, '--host', '127.0.0.1', '--port', port, '--strictPort'],
      });
      await server.outputMatches(/127\.0\.0\.1/);
      tab = await openTab(started().browser, started().hostUrl, {}, [started().service.url]);
    });

    afterAll(async () => {
      await tab.close();
      await server?.stop();
      folder.remove();
      expect(tab.complaints).toEqual([]);
      expect(tab.foreignRequests).toEqual([]);
    });

    it('draws the indicator, the chart and the anomalies of a device', async () => {
      const { page } = tab;
      await page.goto(`/devices/${EXAMPLE_ASSET}`);
      await page
        .getByText(/^(healthy|warning|critical)$/)
        .first()
        .waitFor();
      await page.locator('.ml-root canvas').first().waitFor();
      await page.getByRole('table', { name: 'Open episodes' }).getByText('latency').first().waitFor();
    });

    it('draws all of it as the page of the app', async () => {
      const { page } = tab;
      await page.goto('/ml/models');
      await page.getByRole('table', { name: 'Versions of the model' }).waitFor();
      await page.getByRole('link', { name: 'System' }).click();
      await page.waitForURL(/\/ml\/system$/);
    });

    it('looks there as it does alone: no style leaks in', async () => {
      const alone = await started().open('/models');
      const looks = [];
      for (const { page } of [alone, tab]) {
        if (page === tab.page) await page.goto('/ml/models');
        await page.getByRole('table', { name: 'Versions side by side' }).waitFor();
        // The last training comes with an answer of its own.
        await page.locator('.ml-link').first().waitFor();
        looks.push(await looksOf(page));
      }
      await alone.close();
      expect(looks[1]).toEqual(looks[0]);
    });

    it('looks itself as it does without: no style leaks out', async () => {
      const { page } = tab;
      const looks = [];
      for (const path of ['/plain', `/devices/${EXAMPLE_ASSET}`]) {
        await page.goto(path);
        await page.getByRole('button', { name: 'Of the app' }).waitFor();
        looks.push(await looksOf(page, ['h1', 'p', '.ant-btn', '.tailwind', '.ant-card']));
      }
      expect(looks[1]).toEqual(looks[0]);
    });
  });

function copyApp(folder: string): void {
  const isOfTheApp = (path: string): boolean => !path.endsWith('tsconfig.json');
  cpSync(SOURCE, folder, { recursive: true, filter: isOfTheApp });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const places = join(folder, 'places');
  mkdirSync(places);
  const page = readFileSync('docs/frontend.md', 'utf8');
  const snippets = [...page.matchAll(/```tsx\n(.*?)```/gs)].map(([, code = '']) => code);
  snippets.forEach((code, index) => writeFileSync(join(places, `snippet-${index}.tsx`), code));
  cpSync('client', join(places, 'ml'), {
    recursive: true,
    filter: (path) => !/(\.spec\.ts|generate\.ts|tsconfig\.json)$/.test(path),
  });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

/** The style in force of the first element of each kind. */
function looksOf(page: Tab['page'], elements = ELEMENTS): Promise<unknown> {
  return page.evaluate(`Object.fromEntries(${JSON.stringify(elements)}.map((selector) => {
    const element = document.querySelector(selector);
    const style = element && getComputedStyle(element);
    return [selector, style && ${JSON.stringify(PROPERTIES)}.map((name) => name + ': ' + style.getPropertyValue(name))];
  }))`);
}
