import { freePort } from '../../support/index.js';
import type { Service } from '../../e2e/platform.js';
import type { Started } from '../started.js';
import { openTab, type Tab } from '../tab.js';
import { openEpisode } from './view.js';

/** On a replica that wants tokens; the secret is the one of the spec. */
const SECRET = 'a secret for this spec';

async function tokenOf(role: string): Promise<string> {
  const { SignJWT } = await import('jose');
  return new SignJWT({ sub: '1', username: 'eve', role })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}

export const signIn = (started: () => Started): void =>
  describe('signing in', () => {
    let replica: Service;
    let tab: Tab;

    beforeAll(async () => {
      replica = started().platform.startService({
        PORT: String(await freePort()),
        ROLES: 'api',
        AUTH_MODE: 'jwt',
        JWT_SECRET: SECRET,
      });
      await replica.ready();
      tab = await openTab(started().browser, replica.url);
    });

    afterAll(async () => {
      await tab.close();
      await replica.end();
      expect(tab.complaints).toEqual([]);
    });

    it('is asked for before anything is shown, and says why a token is refused', async () => {
      const { page } = tab;
      await page.goto(`/dashboard/episodes/${await openEpisode(started())}`);
      await page.getByRole('heading', { name: 'Sign in to the ML service' }).waitFor();
      await page.getByLabel('Access token').fill('no token');
      await page.getByRole('button', { name: 'Sign in' }).click();

      await page.getByRole('alert').getByText('The token is not valid.').waitFor();
    });

    it('leads to what was asked for, live, with the buttons of the role alone', async () => {
      const { page } = tab;
      await page.getByLabel('Access token').fill(await tokenOf('viewer'));
      await page.getByRole('button', { name: 'Sign in' }).click();

      await page.getByText('eve · viewer').waitFor();
      await page.getByRole('region', { name: 'EMS Core' }).waitFor();
      await page.getByText('live', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'False alarm' }).count()).toBe(0);
      expect(
        await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])'),
      ).not.toContain(await tokenOf('viewer'));
    });

    it('shows an operator the buttons of an operator', async () => {
      const { page } = tab;
      await page.reload();
      await page.getByLabel('Access token').fill(await tokenOf('operator'));
      await page.getByRole('button', { name: 'Sign in' }).click();

      await page.getByRole('button', { name: 'False alarm' }).waitFor();
    });

    it('asks nobody who signed in for a name', async () => {
      const { page } = tab;
      await page.getByRole('link', { name: 'Maintenance', exact: true }).click();
      await page
        .getByRole('button', { name: /^Strike out: failure of/ })
        .first()
        .click();
      await page.getByLabel('Why', { exact: true }).fill('Only its name changed');
      expect(await page.getByLabel('Who says so').count()).toBe(0);
      await page.getByRole('dialog').getByRole('button', { name: 'Strike out' }).click();
      await page.getByText('struck out by eve: Only its name changed').waitFor();
      await page
        .getByRole('button', { name: /^Restore: failure of/ })
        .first()
        .click();
      await page.getByLabel('Why', { exact: true }).fill('It was none of that');
      await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
      await page
        .getByRole('button', { name: /^Strike out: failure of/ })
        .first()
        .waitFor();
    });
  });
