import { type EmsClient, parseAlertWithEvent } from '../../../ems/index.js';
import { signalOfEvent, signalOfResolved } from './platform-event.js';
import { PlatformEventApi } from './platform-event-api.service.js';

const NOW = new Date('2026-11-24T14:00:00Z');
const AFTER = new Date('2026-11-24T13:58:00Z');

type EmsEventFilter = NonNullable<Parameters<EmsClient['listEvents']>[0]>;

/** As EMS Core answers it. */
function eventRow(id: string, changes: object = {}): Record<string, unknown> {
  return {
    ...{ id, source: 'nms', assetId: 'a1', severity: 'critical', category: 'link', title: 'Link down' },
    ...{ message: 'eth0', metadata: {}, occurrenceCount: 1 },
    ...{ timestamp: '2026-11-24T13:59:00.000Z', lastOccurrence: '2026-11-24T13:59:00.000Z', ...changes },
  };
}

class Core {
  readonly asked: EmsEventFilter[] = [];
  events: readonly object[] = [];
  alerts: readonly object[] = [];

  listEvents(filter: EmsEventFilter): Promise<unknown> {
    this.asked.push(filter);
    const { offset = 0, limit = 50 } = filter;
    const items = this.events
      .slice(offset, offset + limit)
      .map((event) => parseAlertWithEvent({ id: 'any', eventId: 'any', event })?.event);
    return Promise.resolve({ items, total: this.events.length });
  }

  listAlerts(): Promise<unknown> {
    return Promise.resolve({ items: this.alerts.map(parseAlertWithEvent), total: this.alerts.length });
  }
}

describe('PlatformEventApi', () => {
  let core: Core;
  const read = () => new PlatformEventApi(core as unknown as EmsClient).read(AFTER, NOW);

  beforeEach(() => {
    core = new Core();
  });

  it('sees what is new, and what began earlier and came again, but none of ours', async () => {
    const earlier = { timestamp: '2026-11-24T09:00:00.000Z' };
    core.events = [
      eventRow('new'),
      eventRow('ours', { metadata: { detector: 'ml-service' } }),
      eventRow('again', { ...earlier, occurrenceCount: 7 }),
      eventRow('quiet', { ...earlier, lastOccurrence: '2026-11-24T09:00:00.000Z' }),
    ];
    const { events } = await read();
    expect(events.map(({ id }) => id)).toEqual(['new', 'again']);
    expect(signalOfEvent(events[1]!)).toMatchObject({
      onceKey: 'event:again:7',
      startedAt: new Date('2026-11-24T09:00:00Z'),
      happenedAt: new Date('2026-11-24T13:59:00Z'),
    });
    expect(core.asked[0]).toMatchObject({ during: { from: new Date('2026-11-23T13:58:00Z'), to: NOW } });
  });

  it('sees the ends of alerts on events of the platform', async () => {
    const alert = { eventId: 'e1', status: 'resolved', createdAt: '2026-11-24T09:00:00.000Z' };
    const resolvedAt = '2026-11-24T13:59:30.000Z';
    const ours = eventRow('e2', { metadata: { detector: 'ml-service' } });
    core.alerts = [
      { ...alert, id: '1', resolvedAt, event: eventRow('e1', { asset: { name: 'fw-1' } }) },
      { ...alert, id: '2', resolvedAt, event: ours },
      { ...alert, id: '3', resolvedAt: '2026-11-24T10:00:00.000Z', event: eventRow('e3') },
      { ...alert, id: '4', status: 'open', resolvedAt: null, event: eventRow('e4') },
    ];
    const { resolved } = await read();
    expect(resolved.map(signalOfResolved)).toMatchObject([
      { subject: 'event:e1', change: 'closed', entityName: 'fw-1', happenedAt: new Date(resolvedAt) },
    ]);
  });

  it('reads on until it has all that is new, four pages at most', async () => {
    core.events = Array.from({ length: 1_200 }, (_, n) => eventRow(`e${n}`));
    expect((await read()).events).toHaveLength(1_200);
    core.events = Array.from({ length: 3_000 }, (_, n) => eventRow(`e${n}`));
    expect((await read()).events).toHaveLength(2_000);
  });
});
