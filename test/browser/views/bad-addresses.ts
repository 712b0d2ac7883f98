import { EXAMPLE_ASSET } from '../../e2e/fleet.js';
import { ODD_ASSET, ODD_METRIC, type Started } from '../started.js';
import type { Tab } from '../tab.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** An address may be old, cut off, or mistyped: it shows something sensible. */
export const badAddresses = (started: () => Started): void =>
  describe('an address', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await started().open(`/assets/${ODD_ASSET}`);
    });

    afterAll(async () => {
      await tab.close();
      expect(tab.foreignRequests).toEqual([]);
    });

    it('of an asset with an odd metric, and one without a number, draws both', async () => {
      await tab.page.getByText(ODD_METRIC).first().waitFor();
      await tab.page.getByText('no number').first().waitFor();
      await tab.page.locator('.ml-chart[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect(tab.complaints).toEqual([]);
    });

    it.each([
      ['of no view', '/nowhere', /There is no such view/],
      ['of an unknown asset', `/assets/${UNKNOWN}`, /There is no such asset/],
      ['of an asset with an impossible id', '/assets/no%2Fasset%20%F0%9F%92%BE', /no such asset|assetId/],
      ['of an unknown episode', `/episodes/${UNKNOWN}`, /There is no such episode/],
      ['of an unknown incident', `/incidents/${UNKNOWN}`, /There is no such incident/],
      ['of an impossible incident', '/incidents/%F0%9F%92%BE', /There is no such incident/],
      [
        'of incidents that there are not',
        '/incidents?status=x&hours=x&priority=x&text=zzz',
        /No incident matches/,
      ],
      ['of noise of no range', '/noise?days=x', /Noisiest|Nothing is noisy/],
      ['of filters that nothing matches', '/?text=nothing-is-called-so', /No asset matches/],
      ['of a sort, a status and hours that there are not', '/?sort=x&status=x&hours=x', /fw-branch-01/],
      [
        'of a range long ago',
        `/assets/${EXAMPLE_ASSET}?from=2001-01-01T00:00:00Z&until=2001-01-02T00:00:00Z`,
        /No samples/,
      ],
      ['of a comparison of unknown models', '/models?compare=unknown', /Nothing to compare/],
      ['of a threshold that is none', '/threshold?days=x&at=x', /in force:/],
      ['of an outbox that is none', '/system?outbox=x', /No message is parked/],
    ])('%s shows something sensible', async (_, path, words) => {
      const nBefore = tab.complaints.length;
      await tab.page.goto(`/dashboard${path}`);
      await tab.page.getByText(words).first().waitFor();
      // The browser's own word on an answer such as 404.
      const others = tab.complaints
        .slice(nBefore)
        .filter((text) => !text.startsWith('Failed to load resource'));
      expect(others).toEqual([]);
    });
  });
