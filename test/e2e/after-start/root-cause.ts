import { createMlApi } from '../../../client/ml-api.js';
import { assetNamed } from '../../../simulator/index.js';
import type { FleetAsset } from '../../../simulator/fleet/index.js';
import { type Incident, makeCascade, makeIncident } from '../../../simulator/incidents/index.js';
import { makeCatalogue } from '../../../simulator/signals/index.js';
import { lockTable, waitFor } from '../../support/index.js';
import type { Platform } from '../platform.js';
import type { Started } from './started.js';

const LIMIT = { timeoutMs: 60_000 };
const ROOT = assetNamed('acc-sw-04');
const BEHIND = ['file-srv-01', 'customer-portal'].map((name) => assetNamed(name).id);
const APART = [assetNamed('ec2-web-01'), assetNamed('vm-build-01')] as const;
const LATE = assetNamed('orders-db');
const { series } = makeCatalogue(1);

/** It fills, for no reason but its own. */
function spikeOf(asset: FleetAsset, quantity: 'memory' | 'disk', startedAt: Date): readonly Incident[] {
  const one = series.find((each) => each.asset === asset && each.quantity === quantity);
  const plan = { kind: 'spike' as const, magnitude: 0.95, startedAt, minutes: 30, description: '' };
  return one ? [makeIncident(one, plan)] : [];
}

/** Wants a service that sweeps all the time, with ALERTING=incident, and a network in which nothing else is wrong yet. */
export const rootCause = (started: () => Started): void =>
  describe('the root cause', () => {
    let platform: Platform;
    let api: ReturnType<typeof createMlApi>;
    /** Of the cascade. */
    let id: string;

    /** What goes wrong from now on, and four polls of it. */
    async function happen(incidents: (startedAt: Date) => readonly Incident[]): Promise<void> {
      const nowMs = Date.now();
      await platform.simulator.beginIncidents(incidents(new Date(nowMs - 3_500)));
      for (const seconds of [3, 2, 1, 0]) await platform.sampleAt(new Date(nowMs - seconds * 1000));
    }

    /** So that what ends is late at once: polls of a spec follow each other within seconds. */
    const missLastPolls = (assetId: string) =>
      platform.rows(
        `delete from device_metrics_history where asset_id = '${assetId}' and timestamp > now() at time zone 'UTC' - interval '40 seconds'`,
      );

    const alertsOf = (assetIds: readonly string[]) =>
      platform.rows(`
        select e."assetId" as of, a."rootCauseAssetId" as cause, e.message, coalesce((
          select message from events where "parentEventId"::text = e.id::text and title like '%root cause' limit 1
        ), e.message) as reason from alerts a join events e on e.id = a."eventId"
        where e."assetId" in (${assetIds.map((id) => `'${id}'`).join(', ')}) and a.status in ('open', 'acknowledged')`);

    beforeAll(() => {
      const { service } = started();
      ({ platform } = started());
      api = createMlApi(service.url);
    });

    it('of a cascade is in the one alert of its incident in EMS Core, and the reason in the event or one after it', async () => {
      const plan = { minutes: 30, minutesPerHop: 0, description: 'lost power' };
      await missLastPolls(ROOT.id);
      await happen((startedAt) => makeCascade(ROOT, { ...plan, startedAt }, series));
      id = await waitFor(
        async () => {
          const [incident] = (await api.getIncidents({ assetId: ROOT.id, status: 'open' })).incidents;
          const { memberList = [] } = incident ? await api.getIncident(incident.id) : {};
          const hit = new Set(memberList.map(({ assetId }) => assetId));
          return BEHIND.every((one) => hit.has(one)) ? incident?.id : undefined;
        },
        { ...LIMIT, what: 'one incident' },
      );
      const alerts = await waitFor(
        async () => {
          const found = await alertsOf([ROOT.id, ...BEHIND]);
          // Of two incidents that turn out to be one, one alert is left. What is found when its event has gone out is said after it.
          return found.length === 1 && String(found[0]?.reason).includes('Root cause') ? found : undefined;
        },
        { ...LIMIT, what: 'one alert and its reason' },
      );
      const reason = expect.stringMatching(/Root cause: acc-sw-04 is the likeliest cause/) as string;
      expect(alerts).toMatchObject([{ cause: ROOT.id, reason }]);
      // Another incident may have become this one: what was said of that is not said of this.
      const { analysis, versions, ...said } = await waitFor(
        async () => {
          const known = await api.getIncidentRootCause(id);
          return known.analysis?.isFound === true ? known : undefined;
        },
        { ...LIMIT, what: 'its cause' },
      );
      expect(said.reason).toBeNull();
      expect(versions[0]).toMatchObject({ version: 1, stage: 'opened' });
      expect(analysis?.suspects[0]).toMatchObject({ assetId: ROOT.id, isSeparateCause: true });
      expect(analysis?.impact?.affected.map(({ assetId }) => assetId)).toEqual(
        expect.arrayContaining(BEHIND),
      );
      expect(analysis?.graph.nodes.find(({ role }) => role === 'cause')?.assetId).toBe(ROOT.id);
    });

    it('that operators confirm is shown from then on, and counted', async () => {
      const note = 'power supply replaced';
      await api.giveRootCauseFeedback(id, { feedback: 'cause', assetId: ROOT.id, note });
      await api.giveRootCauseFeedback(id, { feedback: 'not-cause', assetId: BEHIND[0] });
      const { feedback } = await api.getIncidentRootCause(id);
      expect(feedback).toMatchObject([
        { value: 'cause', assetName: 'acc-sw-04', note },
        { value: 'not-cause', assetId: BEHIND[0] },
      ]);
      expect(await api.getRootCauseAccuracy()).toMatchObject({
        incidents: 1,
        confirmed: 1,
        first: 1,
        inFirstThree: 1,
      });
      await expect(api.giveRootCauseFeedback(id, { feedback: 'none', assetId: 1 })).rejects.toMatchObject({
        status: 400,
      });
    });

    it('of a coincidence is none that both have', async () => {
      await happen((startedAt) => APART.flatMap((asset) => spikeOf(asset, 'memory', startedAt)));
      const ids = APART.map((asset) => asset.id);
      const alerts = await waitFor(
        async () => {
          const found = await alertsOf(ids);
          const areSaid = found.every(({ reason }) => String(reason).includes('Root cause'));
          if (found.length >= ids.length && areSaid) return found;
          const { incidents } = await api.getIncidents({ status: 'all' });
          throw new Error(`${JSON.stringify(found)} of ${JSON.stringify(incidents)}`);
        },
        { ...LIMIT, what: 'an alert for each, and its reason' },
      );
      for (const { of, cause, reason } of alerts) {
        // What is found when the alert has gone out is said after it.
        expect(cause ?? of).toBe(of);
        const { name } = APART.find((asset) => asset.id === of)!;
        expect(reason).toMatch(`Root cause: ${name} is the likeliest cause`);
      }
      expect(alerts.map(({ of }) => of).toSorted()).toEqual(ids.toSorted());
    });

    it('that is found after the alert is an event of its own, once, put to the first', async () => {
      const unlock = await lockTable(
        platform.databaseUrl,
        `${platform.schema}.root_cause_analyses`,
        'exclusive',
      );
      await happen((startedAt) => spikeOf(LATE, 'disk', startedAt));
      const early = await waitFor(
        async () => {
          // Nobody waits the whole time for which they are held.
          await platform.rows(
            `update outbox_messages set "nextAttemptAt" = now() where status = 'pending' and attempts = 0`,
          );
          const found = await alertsOf([LATE.id]);
          return found.length > 0 ? found : undefined;
        },
        { ...LIMIT, what: 'an alert without a cause' },
      );
      expect(early).toMatchObject([
        { cause: null, message: expect.not.stringMatching(/Root cause/) as string },
      ]);
      await unlock();
      const late = await waitFor(
        async () => {
          const found = await platform.rows(`
            select late.message, late.severity, late."correlationId" = first."correlationId" as "isOfIncident"
            from events first join alerts a on a."eventId" = first.id join events late on late."parentEventId"::text = first.id::text
            where first."assetId" = '${LATE.id}' and late.title like '%root cause'`);
          return found.length > 0 ? found : undefined;
        },
        { ...LIMIT, what: 'its cause' },
      );
      const message = expect.stringMatching(/^Root cause: orders-db is the likeliest cause/) as string;
      expect(late).toEqual([{ message, severity: 'info', isOfIncident: true }]);
    });

    it('is asked for at any moment of the past, which knows nothing of what came later, not of the future', async () => {
      const at = new Date(Date.now() - 3_600_000).toISOString();
      const now = await api.analyzeRootCause({ assetId: APART[0].id });
      const then = await api.analyzeRootCause({ assetId: APART[0].id, at });
      const spike = now.symptoms.find(({ metricName }) => metricName.startsWith('memory'));
      expect(spike?.startedAt).toMatch(/^\d{4}/);
      // Noise of an hour ago may be a symptom, too.
      for (const { startedAt } of [{ startedAt: at }, ...then.symptoms])
        expect((startedAt ?? at) < String(spike?.startedAt)).toBe(true);
      expect(then.at).toBe(at);
      expect(then.summary.startsWith('No cause found')).toBe(!then.isFound);
      const until = new Date(Date.now() + 3_600_000).toISOString();
      await expect(api.analyzeRootCause({ assetId: ROOT.id, from: at, until })).rejects.toMatchObject({
        problem: { errors: [{ field: 'until' }] },
      });
    });
  });
