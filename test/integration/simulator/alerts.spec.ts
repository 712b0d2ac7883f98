import { assetNamed } from '../../../simulator/index.js';
import { outage, rowsOf } from './caller.js';
import { type MlServiceStandIn, mlServiceStandIn, soberImpact } from './ml-service-stand-in.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

const anyText: unknown = expect.any(String);

let running: SimulatorUnderTest;
let service: MlServiceStandIn;
let eventId: string;

beforeAll(async () => {
  service = await mlServiceStandIn();
  running = await simulatorUnderTest({ mlServiceUrl: service.url });
});
afterAll(async () => {
  await running.stop();
  await service.close();
});
beforeEach(async () => {
  await running.sql('TRUNCATE alerts, events');
  service.calls.length = 0;
  service.health = { status: 'healthy' };
  service.impact = soberImpact;
  service.delayMs = 0;
  const event = {
    source: 'nms',
    assetId: assetNamed('fw-01').id,
    severity: 'critical',
    category: 'c',
    title: 't',
    message: 'm',
  };
  eventId = String((await running.call('POST', '/events', event)).body!.id);
});

const open = (more: object = {}) => running.call('POST', '/alerts', { eventId, ...more });
const count = async () => (await running.call('GET', '/alerts')).body!.total;
const idOf = async () => String((await open()).body!.id);

describe('POST /alerts', () => {
  it('asks the ML service back, health first, the same whatever the event is, and takes its figures', async () => {
    const { status, body } = await open({ team: 'network', businessImpactScore: 40 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      eventId,
      status: 'open',
      team: 'network',
      businessImpactScore: 70,
      affectedUsers: 120,
      revenueAtRisk: '1500.50',
      slaBreached: false,
    });
    expect(service.calls).toEqual([
      { call: 'GET /health', body: undefined },
      {
        call: 'POST /ml/calculate-business-impact',
        body: { event: { severity: 'critical' }, asset_tier: 3, related_events_count: 0 },
      },
    ]);
  });

  it.each([{ status: 'degraded' }, { status: 'healthy', version: '1' }])(
    'skips the calculation when health is %j',
    async (health) => {
      service.health = health;
      const { body } = await open({ businessImpactScore: 40 });
      expect(body).toMatchObject({ businessImpactScore: 40, affectedUsers: null });
      expect(service.calls).toHaveLength(1);
    },
  );

  it.each(['business_impact_score', 'affected_users'])(
    'loses the alert when %s is a fraction',
    async (field) => {
      service.impact = { ...soberImpact, [field]: 70.5 };
      const { status, body } = await open();
      expect(status).toBe(500);
      expect(body).toMatchObject(outage);
      expect(await count()).toBe(0);
    },
  );

  it('waits for as long as the service takes', async () => {
    service.delayMs = 1_500;
    const startedAt = performance.now();
    expect((await open()).body).toMatchObject({ businessImpactScore: 70 });
    expect(performance.now() - startedAt).toBeGreaterThan(2 * 1_500);
  });

  it('allows several alerts for one event', async () => {
    await open();
    await open();
    expect(await count()).toBe(2);
  });

  it('answers 500 to a fraction of impact, before it asks anybody', async () => {
    expect((await open({ businessImpactScore: 12.5 })).status).toBe(500);
    expect(service.calls).toEqual([]);
  });

  it('answers 500 to an event that does not exist', async () => {
    expect((await open({ eventId: '00000000-0000-4000-8000-000000000000' })).status).toBe(500);
  });

  it.each([
    ['without an event', { eventId: undefined }],
    ['with a malformed event id', { eventId: '7' }],
    ['with an unknown field', { severity: 'critical' }],
    ['with a malformed root cause', { rootCauseAssetId: 'x' }],
    ['with text as impact', { businessImpactScore: '50' }],
  ])('answers 400 %s', async (_, more) => {
    const { status, body } = await open(more);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      success: false,
      statusCode: 400,
      error: 'Bad Request',
      message: [anyText],
    });
  });
});

describe('GET /alerts', () => {
  it('embeds the event and its asset', async () => {
    await open();
    const [row] = rowsOf(await running.call('GET', '/alerts'));
    expect(row).toMatchObject({
      event: {
        id: eventId,
        severity: 'critical',
        asset: { name: 'fw-01', tags: ['firewall', 'eu-central'] },
      },
    });
  });

  it('filters by status, owner, team and breach', async () => {
    const id = await idOf();
    await open({ team: 'core' });
    await running.call('POST', `/alerts/${id}/acknowledge`, { owner: 'ann' });
    const total = async (query: string) => (await running.call('GET', `/alerts?${query}`)).body!.total;
    expect([
      await total('status=acknowledged'),
      await total('owner=ann'),
      await total('team=core'),
      await total('slaBreached=false'),
    ]).toEqual([1, 1, 1, 2]);
    expect((await running.call('GET', '/alerts?status=new')).status).toBe(500);
  });
});

describe('the lifecycle of an alert', () => {
  it('goes from open over acknowledged and resolved to closed', async () => {
    const id = await idOf();
    const acknowledged = await running.call('POST', `/alerts/${id}/acknowledge`, { owner: 'ann' });
    expect(acknowledged.body).toMatchObject({
      status: 'acknowledged',
      owner: 'ann',
      acknowledgedAt: anyText,
    });
    const resolved = await running.call('POST', `/alerts/${id}/resolve`, {
      resolutionNotes: 'rebooted',
      resolutionCategory: 'fixed',
    });
    expect(resolved.body).toMatchObject({
      status: 'resolved',
      resolutionNotes: 'rebooted',
      resolutionCategory: 'fixed',
    });
    const closed = await running.call('POST', `/alerts/${id}/close`);
    expect(closed.body).toMatchObject({ status: 'closed', closedAt: anyText });
  });

  it('resolves an alert that is not acknowledged', async () => {
    const { status, body } = await running.call('POST', `/alerts/${await idOf()}/resolve`, {});
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'resolved',
      owner: null,
      resolutionNotes: null,
      resolvedAt: anyText,
    });
  });

  it('takes a second resolution and lets it replace the first', async () => {
    const id = await idOf();
    await running.call('POST', `/alerts/${id}/resolve`, { resolutionNotes: 'by ann' });
    await running.call('POST', `/alerts/${id}/resolve`, { resolutionNotes: 'by bob' });
    const [row] = rowsOf(await running.call('GET', '/alerts?status=resolved'));
    expect(row).toMatchObject({ id, resolutionNotes: 'by bob' });
  });

  it.each([
    ['acknowledge', { owner: 'ann', note: 'x' }],
    ['acknowledge', { owner: '' }],
    ['resolve', { resolutionNotes: 7 }],
    ['resolve', { resolutionCategory: ['a'] }],
    ['resolve', { resolvedBy: 'ann' }],
  ])('answers 400 to %s with %j, and changes nothing', async (step, body) => {
    const id = await idOf();
    expect((await running.call('POST', `/alerts/${id}/${step}`, body)).status).toBe(400);
    const [row] = rowsOf(await running.call('GET', '/alerts'));
    expect(row).toMatchObject({ id, status: 'open', owner: null, resolutionNotes: null });
  });

  it('closes only what is resolved', async () => {
    const { status } = await running.call('POST', `/alerts/${await idOf()}/close`);
    expect(status).toBe(400);
  });

  it('needs an owner to acknowledge', async () => {
    expect((await running.call('POST', `/alerts/${await idOf()}/acknowledge`, {})).status).toBe(400);
  });

  it('answers 404 for an unknown alert and 500 for a malformed id', async () => {
    const unknown = await running.call('POST', '/alerts/00000000-0000-4000-8000-000000000000/resolve', {});
    expect(unknown.status).toBe(404);
    expect((await running.call('POST', '/alerts/7/resolve', {})).status).toBe(500);
  });
});

describe('PATCH /alerts/:id/business-impact', () => {
  it('takes a whole score from 0 to 100', async () => {
    const path = `/alerts/${await idOf()}/business-impact`;
    const { status, body } = await running.call('PATCH', path, {
      businessImpactScore: 95,
      affectedUsers: 10,
      revenueAtRisk: 12.25,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ businessImpactScore: 95, affectedUsers: 10, revenueAtRisk: '12.25' });
    for (const businessImpactScore of [101, -1, 1.5, undefined]) {
      expect((await running.call('PATCH', path, { businessImpactScore })).status).toBe(400);
    }
  });
});

describe('without an ML service', () => {
  it('opens the alert all the same', async () => {
    const lonely = await simulatorUnderTest({ mlServiceUrl: 'http://localhost:1' });
    const event = { source: 'nms', severity: 'info', category: 'c', title: 't', message: 'm' };
    const { body } = await lonely.call('POST', '/events', event);
    const { status } = await lonely.call('POST', '/alerts', { eventId: body!.id });
    await lonely.stop();
    expect(status).toBe(201);
  });
});
