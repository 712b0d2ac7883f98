import type { Started } from '../started.js';
import type { Tab } from '../tab.js';
import { openEpisode } from './view.js';

/** What EMS Core refused is sent again by hand. */
export const systemView = (started: () => Started): void =>
  describe('the outbox', () => {
    let tab: Tab;
    let episodeId: string;

    beforeAll(async () => {
      episodeId = await openEpisode(started());
      // As if it had been refused, although it arrived: it is found there and not sent twice.
      await started().platform.rows(`
        update outbox_messages set status = 'parked', "lastError" = 'EMS Core refused it', "deliveredAt" = null, "emsId" = null, "mayHaveArrived" = true
        where "episodeId" = '${episodeId}' and kind = 'event'`);
      tab = await started().open('/system');
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.complaints).toEqual([]);
    });

    it('has why a message is parked, and sends it again', async () => {
      const { page } = tab;
      const table = page.getByRole('table', { name: 'Messages to EMS Core' });
      await table.getByText('EMS Core refused it').first().waitFor();
      await table
        .getByRole('button', { name: /^Send again: / })
        .first()
        .click();
      await page.getByText('No message is parked').waitFor();
    });

    it('has who changed what, with what there was before', async () => {
      // It asks every half a minute.
      await tab.page.reload();
      const table = tab.page.getByRole('table', { name: 'Who changed what' });
      await table.getByText('resend message').first().click();
      await table.getByText('"status": "parked"').first().waitFor();
    });

    it('shows from an episode the messages about it, and from there all of them', async () => {
      const { page } = tab;
      await page.goto(`/dashboard/episodes/${episodeId}`);
      await page.getByRole('region', { name: 'EMS Core' }).getByRole('link', { name: 'Outbox' }).click();
      await page.waitForURL(/\/system\?outbox=all&episode=/);
      const table = page.getByRole('table', { name: 'Messages to EMS Core' });
      await table.getByText('delivered').first().waitFor();
      const { body } = await started().service.get(`/api/v1/ems/outbox?status=all&episodeId=${episodeId}`);
      const links = await table.getByRole('link').all();
      const episodes = await Promise.all(links.map((link) => link.getAttribute('href')));
      expect(episodes).toHaveLength(body.total as number);
      expect([...new Set(episodes)]).toEqual([`/dashboard/episodes/${episodeId}`]);
      await page.getByRole('button', { name: 'All episodes' }).click();
      await page.waitForURL(/\/system\?outbox=all$/);
    });
  });
