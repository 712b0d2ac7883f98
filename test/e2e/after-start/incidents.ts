import { createMlApi } from '../../../client/ml-api.js';
import { assetNamed } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import type { Platform } from '../platform.js';
import type { Started } from './started.js';

const LIMIT = { timeoutMs: 40_000 };
/** One that other specs leave alone. */
const ROUTER = assetNamed('edge-rtr-02').id;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

export const incidents = (started: () => Started): void =>
  describe('an incident', () => {
    let platform: Platform;
    let api: ReturnType<typeof createMlApi>;
    let id: string;

    beforeAll(() => {
      const { service } = started();
      ({ platform } = started());
      api = createMlApi(service.url);
    });

    it('is made of episodes, and says what belongs to it and why it is as urgent as it is', async () => {
      await platform.report(ROUTER, 'latency', 9000);
      // One that has just become part of another is asked for again.
      const { incident, memberList, contributions, timeline } = await waitFor(
        async () => {
          const [found] = (await api.getIncidents({ assetId: ROUTER, status: 'open' })).incidents;
          const shown = found && (await api.getIncident(found.id));
          return shown?.incident.status === 'open' ? shown : undefined;
        },
        { ...LIMIT, what: 'the incident' },
      );
      ({ id } = incident);
      expect(memberList).toHaveLength(incident.members);
      expect(memberList.map(({ assetId }) => assetId)).toContain(ROUTER);
      expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBe(incident.priority);
      expect(timeline[0]).toMatchObject({ kind: 'opened' });
      const said = await platform.rows(
        `select from live_events where name = 'incident' and data ->> 'id' = '${id}'`,
      );
      expect(said.length).toBeGreaterThan(0);
    });

    it('is taken over in EMS Core', async () => {
      const { incident } = await api.acknowledgeIncident(id, 'noc');
      expect(incident.acknowledgedBy).toBe('noc');
      await waitFor(async () => (await platform.rows(`select from alerts where owner = 'noc'`)).length > 0, {
        ...LIMIT,
        what: 'EMS Core to name the owner',
      });
    });

    it('gets feedback that can be taken back, and none that makes no sense', async () => {
      const { feedback } = await api.giveIncidentFeedback(id, { feedback: 'real', note: 'a loop' });
      expect((await api.getIncident(id)).feedback).toEqual([feedback]);
      await api.withdrawIncidentFeedback(id, feedback.id);
      expect((await api.getIncident(id)).feedback).toEqual([]);
      await expect(
        api.giveIncidentFeedback(id, { feedback: 'split', memberIds: ['x'] }),
      ).rejects.toMatchObject({
        status: 400,
      });
      await expect(api.getIncident(UNKNOWN)).rejects.toMatchObject({ status: 404 });
      const { modes, lost } = await api.previewAlerting(7);
      expect(modes.map(({ mode }) => mode)).toEqual(['single', 'observe', 'incident']);
      expect(lost).toEqual([]);
    });
  });
