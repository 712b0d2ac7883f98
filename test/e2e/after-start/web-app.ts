import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Platform, Service } from '../platform.js';
import { jsonPost } from '../service.js';
import type { Started } from './started.js';

/** What the platform's web app asks on its other pages, and what it reads in the answers. */
export const webApp = (started: () => Started): void =>
  describe('the web app as a client', () => {
    let platform: Platform;
    let service: Service;
    let assets: readonly { id: string; name: string }[];

    const setStatus = (status: string): Promise<unknown> =>
      platform.rows(`update assets set status = '${status}' where id = '${EXAMPLE_ASSET}'`);

    beforeAll(async () => {
      ({ platform, service } = started());
      assets = (await platform.rows('select id::text, name from assets order by name')) as typeof assets;
      await setStatus('offline');
      await waitFor(
        async () => (await service.get(`/api/v1/health/asset/${EXAMPLE_ASSET}`)).body.health_score === 0,
        { timeoutMs: 60_000, what: 'the service to notice' },
      );
    });

    afterAll(() => setStatus('online'));

    it('needs no token, and lets the web app’s pages in', async () => {
      for (const origin of ['http://localhost:5173', 'http://localhost:4173', 'http://localhost']) {
        const { headers } = await fetch(`${service.url}/api/v1/models`, { headers: { origin } });
        expect(headers.get('access-control-allow-origin')).toBe(origin);
      }
    });

    it('rates every asset of the Assets page at once, with its reasons', async () => {
      const fifty = Array.from({ length: 50 }, (_, i) => assets[i % assets.length]!);
      const answers = await Promise.all(fifty.map(({ id }) => service.get(`/api/v1/health/asset/${id}`)));

      for (const [i, { status, body }] of answers.entries()) {
        expect(status).toBe(200);
        expect(body).toMatchObject({ asset_id: fifty[i]?.id, asset_name: fifty[i]?.name });
        expect(Number.isInteger(body.health_score)).toBe(true);
        expect(['healthy', 'warning', 'critical', 'unknown']).toContain(body.status);
      }
      const offline = answers[fifty.findIndex(({ name }) => name === 'core-rtr-01')];
      expect(offline?.body).toMatchObject({ health_score: 0, status: 'critical' });
      // Whatever else may be unusual about it.
      expect((offline?.body.factors as object[])[0]).toMatchObject({
        kind: 'device-status',
        points: 100,
        reason: 'EMS Core has the device as offline',
      });
    });

    it('calls an asset unknown that has never reported', async () => {
      const id = '00000000-0000-4000-8000-00000000abcd';
      await platform.rows(`
        insert into assets select (jsonb_populate_record(a, '{"id":"${id}","name":"new-srv-01","status":"online"}')).*
        from assets a limit 1`);
      const path = `/api/v1/health/asset/${id}`;
      await waitFor(async () => (await service.get(path)).status === 200, { what: 'the new asset' });
      expect((await service.get(path)).body).toMatchObject({
        health_score: 0,
        status: 'unknown',
        last_sample_at: null,
      });
    });

    it('has no health of an asset that does not exist', async () => {
      for (const id of ['4711', '00000000-0000-4000-8000-00000000ffff'])
        expect((await service.get(`/api/v1/health/asset/${id}`)).status).toBe(404);
    });

    it('groups the whole alerts of the Correlations page', async () => {
      for (const { id } of assets.slice(0, 5)) {
        const event = {
          source: 'nms',
          assetId: id,
          severity: 'critical',
          category: 'link',
          title: 'Link down',
        };
        const made = await post(`${platform.emsUrl}/events`, { ...event, message: 'x'.repeat(1000) });
        for (let i = 0; i < 10; i += 1) await post(`${platform.emsUrl}/alerts`, { eventId: made.id });
      }
      const list = await fetch(`${platform.emsUrl}/alerts?limit=50`);
      const { data } = (await list.json()) as { data: { id: string }[] };
      // Within a minute, however busy the machine is.
      const at = Date.now();
      const alerts = data.map((alert, i) => ({ ...alert, createdAt: new Date(at - i * 1000).toISOString() }));
      expect(JSON.stringify(alerts).length).toBeGreaterThan(80_000);

      const { status, body } = await service.post('/api/v1/correlations/find', {
        alerts,
        time_window_minutes: 1440,
      });

      expect(status).toBe(200);
      expect(body).toMatchObject({ total_alerts: 50, unique_fingerprints: 5, alert_storm_detected: true });
      const groups = body.correlation_groups as { type: string; alert_count: number; alert_ids: string[] }[];
      expect(groups.filter(({ type }) => type === 'fingerprint')).toHaveLength(5);
      expect(groups.filter(({ type }) => type === 'asset')).toHaveLength(5);
      expect(groups.find(({ type }) => type === 'time_cluster')).toMatchObject({ alert_count: 50 });
      for (const { alert_count, alert_ids } of groups) expect(alert_ids).toHaveLength(alert_count);
    });

    it('answers no alerts with no groups, and names the alert that is none', async () => {
      expect((await service.post('/api/v1/correlations/find', { alerts: [] })).body).toMatchObject({
        total_alerts: 0,
        correlation_groups: [],
        alert_storm_detected: false,
      });
      const { status, body } = await service.post('/api/v1/correlations/find', {
        alerts: [{ id: 'a', eventId: 'e' }, { id: 'b' }],
        time_window_minutes: 0,
      });
      expect(status).toBe(400);
      expect(body.errors).toEqual([
        { field: 'alerts', message: 'alerts[1] must be an alert object with an id and an eventId' },
        {
          field: 'time_window_minutes',
          message: expect.stringContaining('must not be less than 1') as string,
        },
      ]);
    });

    it('lists what EMS Core did not take', async () => {
      const { status, body } = await service.get('/api/v1/ems/outbox?status=parked');
      expect({ status, body }).toEqual({ status: 200, body: { success: true, messages: [], total: 0 } });
      expect((await service.get('/api/v1/ems/outbox?status=lost')).status).toBe(400);
    });
  });

async function post(url: string, body: object): Promise<{ id: string }> {
  return (await (await fetch(url, jsonPost(body))).json()) as { id: string };
}
