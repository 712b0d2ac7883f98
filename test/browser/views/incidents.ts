import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { deliveries } from '../../e2e/exactly-once.js';
import { waitFor } from '../../support/index.js';
import { losePackets, type Started } from '../started.js';
import type { Tab } from '../tab.js';
import { openIncident } from './view.js';

/** What belongs together, as one: seen first, understood, answered. */
export const incidentViews = (started: () => Started): void =>
  describe('incidents', () => {
    let tab: Tab;
    let id: string;

    beforeAll(async () => {
      id = await openIncident(started());
      tab = await started().open('/');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
      expect(tab.foreignRequests).toEqual([]);
    });

    it('lead the first view, with what, where, how many and what EMS Core has', async () => {
      const { page } = tab;
      const row = page
        .getByRole('table', { name: 'Open incidents' })
        .getByRole('row')
        .filter({ has: page.locator(`a[href$="/incidents/${id}"]`) });
      expect(await row.innerText()).toMatch(/^\d+.*critical.*and \d others.*announced per episode/s);
      const tops = await page.locator('.ml-section h2').allTextContents();
      expect(tops.indexOf('Open incidents')).toBeLessThan(tops.indexOf('Open episodes'));
      await row.locator(`a[href$="/incidents/${id}"]`).click();
      await page.waitForURL(new RegExp(`/incidents/${id}$`));
    });

    it('change nothing in EMS Core: it has each episode by itself, and an alert for each serious one', async () => {
      const { platform } = started();
      await waitFor(async () => (await deliveries(platform)).undelivered === 0, { what: 'delivery' });
      const { rows } = platform;
      const [found] = await rows(`
        select count(*)::int as announced, count(e.id)::int as events, count(a.id)::int as alerts,
          count(*) filter (where ep."announcedSeverity" in ('high', 'critical'))::int as serious,
          count(*) filter (where e."correlationId" <> ep.id::text or e."parentEventId" is not null)::int as linked
        from incident_members m join anomaly_episodes ep on m.subject = 'episode:' || ep.id
        left join events e on e.metadata ->> 'episodeId' = ep.id::text and e.title not like '% · now %'
        left join alerts a on a."eventId" = e.id
        where m."incidentId" = '${id}' and ep."announcedSeverity" is not null`);
      const { announced, serious } = found as Record<string, number>;
      expect(found).toEqual({ announced, events: announced, serious, alerts: serious, linked: 0 });
      expect(serious).toBeGreaterThan(1);
    });

    it('are drawn as lanes by entity, in the network, with a priority that adds up', async () => {
      const { page } = tab;
      const lanes = page.getByRole('region', { name: 'What happened' }).getByRole('img');
      await lanes.first().waitFor();
      expect(await lanes.first().getAttribute('aria-label')).toMatch(/^core-rtr-01: /);
      expect(await lanes.count()).toBeGreaterThan(1);
      await page.getByRole('region', { name: 'Around it' }).getByText('core-rtr-02').waitFor();
      const sum = async (): Promise<number> => {
        const points = await page.locator('.ml-points .ml-number').allTextContents();
        return points.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
      };
      await waitFor(async () => (await page.getByText(`${await sum()} of 100 points`).count()) > 0, {
        what: 'points that add up',
      });
      await page.getByRole('region', { name: 'Timeline' }).getByText('opened').first().waitFor();
      await page.getByRole('region', { name: 'Similar before' }).getByRole('link').first().waitFor();
    });

    it('list what is suppressed with the reason', async () => {
      const suppressed = tab.page.getByRole('region', { name: 'Suppressed' });
      const row = suppressed.getByRole('row').filter({ hasText: 'acc-sw-01' });
      await row.getByText(/silenced .*: The access switch is replaced/).waitFor();
    });

    it('say why: cause, way and symptoms in a picture that replays, who suffers, and take feedback in one click', async () => {
      const { page } = tab;
      const panel = page.getByRole('region', { name: 'Root cause' });
      const suspect = panel.getByRole('list', { name: 'Suspects' }).getByRole('listitem').first();
      await suspect.getByRole('link', { name: 'core-rtr-01' }).waitFor();
      await panel.getByText(/^core-rtr-01 is the likeliest cause/).waitFor();
      const nodes = panel.getByRole('list', { name: /^Cause, way and symptoms/ }).getByRole('listitem');
      expect(await nodes.filter({ hasText: 'core-rtr-01' }).innerText()).toMatch(/^cause:\s/);
      const slider = panel.getByRole('slider', { name: 'How it spread' });
      const begun = nodes.filter({ hasText: 'symptom: ' });
      const atEnd = await begun.filter({ hasNotText: 'no symptom' }).count();
      await slider.focus();
      await page.keyboard.press('Home');
      // Something else may have been ill before.
      expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d: [a-z]+-/);
      await waitFor(async () => (await begun.filter({ hasNotText: 'no symptom' }).count()) < atEnd, {
        what: 'fewer symptoms at the beginning',
      });
      await page.getByRole('region', { name: 'Impact' }).getByText('has symptoms').first().waitFor();
      await panel.getByLabel(/^What it turned out to be/).fill('A bad optic');
      await suspect.getByRole('button', { name: 'This was it' }).click();
      await suspect.getByRole('button', { name: 'This was it', pressed: true }).waitFor();
      await panel.getByRole('list', { name: 'Notes' }).getByText('core-rtr-01: A bad optic').waitFor();
    });

    it('show a member that joins, without a reload', async () => {
      const { page } = tab;
      await page.evaluate('window.isSamePage = true');
      const lane = page.getByRole('img', { name: /^core-rtr-01: [2-9] members/ });
      await losePackets(started().platform, EXAMPLE_ASSET);
      await lane.waitFor();
      expect(await page.evaluate('window.isSamePage')).toBe(true);
    });

    it('take feedback, and give it back', async () => {
      const { page } = tab;
      const panel = page.getByRole('region', { name: 'Was it real?' });
      await panel.getByLabel(/^Note/).fill('The uplink was down');
      await panel.getByRole('button', { name: 'Real' }).click();
      await panel.getByText(/^real, .*: The uplink was down$/).waitFor();
      await panel.getByRole('button', { name: 'Take back' }).click();
      await panel.getByText('no feedback yet').waitFor();
    });

    it('lose a member that is split off, and have it again when that is taken back', async () => {
      const { page } = tab;
      const members = page.getByRole('region', { name: 'Members' });
      const lost = members.getByRole('checkbox', { name: /^packet loss .* of core-rtr-01/ });
      await lost.waitFor();
      const before = await members.getByRole('checkbox').count();
      expect(await members.getByRole('button', { name: 'Split off' }).isDisabled()).toBe(true);
      await lost.check();
      await members.getByRole('button', { name: 'Split 1 member off' }).click();
      await waitFor(async () => (await members.getByRole('checkbox').count()) === before - 1, {
        what: 'the member to be gone',
      });
      await page.getByRole('button', { name: 'Merge with…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Merge with another incident' });
      await dialog.getByRole('radio', { name: /packet.loss/ }).waitFor();
      expect(await dialog.getByRole('button', { name: 'Merge' }).isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Take back' }).click();
      await waitFor(async () => (await members.getByRole('checkbox').count()) === before, {
        what: 'the member to be back',
      });
    });

    it('are taken over in EMS Core', async () => {
      const { page } = tab;
      await page.getByRole('button', { name: 'Take over…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Take the incident over' });
      await dialog.getByLabel('Owner').fill('noc');
      await dialog.getByRole('button', { name: 'Acknowledge' }).click();
      await page.getByRole('status').getByText('taken over by noc').waitFor();
    });

    it('lead to the episodes that they are made of', async () => {
      const { page } = tab;
      const members = page.getByRole('table', { name: 'Members of the incident' });
      await members.getByRole('link', { name: 'latency high' }).first().click();
      await page.getByRole('heading', { name: /^latency of/, level: 1 }).waitFor();
    });

    it('do not lead where they do not decide what is announced', async () => {
      const { page } = tab;
      await page.route('**/api/v1/incidents?*', async (route) => {
        const answer = (await (await route.fetch()).json()) as object;
        await route.fulfill({ json: { ...answer, alerting: 'single' } });
      });
      await page.goto('/dashboard/');
      await page.getByRole('table', { name: 'Open episodes' }).waitFor();
      expect(await page.getByRole('region', { name: 'Open incidents' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Incidents' }).click();
      await page.getByText(/has every episode by itself \(ALERTING=single\)/).waitFor();
      await page.unrouteAll({ behavior: 'wait' });
    });

    it('are compared with single alerts, beside what is noisy and what would calm it', async () => {
      const { page } = tab;
      await page.getByRole('link', { name: 'Noise' }).click();
      const modes = page.getByRole('table', { name: /^Alerts and events by the setting/ });
      await modes.getByRole('row', { name: /^observe in force/ }).waitFor();
      expect(await modes.getByRole('row').count()).toBe(4);
      const noisy = page.getByRole('table', { name: 'Noisiest entities and kinds' });
      await noisy.getByRole('row', { name: /active connections high.*lb-01.*14.*METRIC_POLICIES/ }).waitFor();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export CSV' }).click();
      expect((await saved).suggestedFilename()).toBe('noise.csv');
    });
  });
