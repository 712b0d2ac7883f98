import { DeliveryQueue } from '../../../src/ems/outbox/delivery-queue.repository.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { Installation } from '../../../src/platform/database/index.js';
import { explained } from '../explained.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

describe('the counts of the outbox', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.rows('truncate outbox_messages');
    await database.rows('update outbox_deliveries set "nDelivered" = 0');
  });

  const add = (count: number, status: string, ageSeconds = 0): Promise<unknown> =>
    database.rows(`
      insert into outbox_messages (kind, "identityKey", "episodeId", payload, status, "createdAt")
      select 'event', gen_random_uuid()::text, gen_random_uuid(), '{}', '${status}', now() - interval '${ageSeconds} seconds'
      from generate_series(1, ${count})`);

  it('are of what waits, what is parked and what was ever delivered, deleted or not', async () => {
    await add(2, 'pending', 90);
    await add(1, 'pending');
    await add(3, 'parked');
    await add(4, 'dropped');
    const queue = new DeliveryQueue(database.em, new Installation(database.em));
    const [first, second] = await queue.claim('event', 2, 10_000);
    await queue.markDelivered(first!.id, 'ems-1');
    await queue.markDelivered(first!.id, 'ems-1');
    await queue.markDelivered(second!.id, 'ems-2');
    await database.rows(`delete from outbox_messages where id = '${first!.id}'`);

    const counts = await new OutboxRepository(database.em).counts();

    expect(counts).toMatchObject({ waiting: 1, parked: 3, delivered: 2 });
    expect(counts.oldestWaitingSeconds).toBeLessThan(90);
  });

  it('give the age of the oldest waiting message, and 0 for an empty outbox', async () => {
    const outbox = new OutboxRepository(database.em);
    expect(await outbox.counts()).toEqual({ waiting: 0, parked: 0, delivered: 0, oldestWaitingSeconds: 0 });

    await add(1, 'pending', 90);
    await add(1, 'pending', 30);
    expect((await outbox.counts()).oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
  });

  it('read no message that is settled, however many there are', async () => {
    await add(10_000, 'delivered');
    await add(20, 'pending');
    await add(5, 'parked');
    await database.rows('analyze outbox_messages');
    const { em, plans } = explained(database.em);

    await new OutboxRepository(em).counts();

    const [plan] = plans;
    expect(plan).toMatch(/using outbox_messages_(waiting|pending) on outbox_messages/);
    expect(plan).toContain('outbox_messages_parked');
    expect(plan).not.toContain('Seq Scan on outbox_messages');
  });
});
