import type { Subscription } from 'rxjs';
import { EventFeed, type FeedMessage } from '../../../src/dashboard/stream/event-feed.service.js';
import { RetentionRepository } from '../../../src/housekeeping/retention.repository.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { waitFor } from '../../support/index.js';
import { notificationsOn, openServiceDatabase, type ServiceDatabase } from '../service-database.js';

describe('the feed of live events', () => {
  let database: ServiceDatabase;
  let events: LiveEvents;
  let replicas: readonly { readonly feed: EventFeed; readonly notifications: Notifications }[];
  let subscriptions: Subscription[];

  beforeEach(async () => {
    database = await openServiceDatabase();
    events = new LiveEvents(database.em);
    subscriptions = [];
    replicas = [1, 2].map(() => {
      const notifications = notificationsOn(database.em, database.url);
      return { feed: new EventFeed(events, notifications), notifications };
    });
  });
  afterEach(async () => {
    for (const { feed, notifications } of replicas) {
      await feed.onModuleDestroy();
      await notifications.onModuleDestroy();
    }
    await database.close();
  });

  const model = (modelVersion: string) => ({
    name: 'model' as const,
    data: { change: 'activated', modelVersion },
  });

  /** What a stream has been sent, and whether it has ended. */
  function follow(lastId?: string, replica = 0) {
    const sent: FeedMessage[] = [];
    const stream = { sent, hasEnded: false, leave: (): void => undefined };
    const subscription = replicas[replica]!.feed.open(lastId).subscribe({
      next: (message) => sent.push(message),
      complete: () => (stream.hasEnded = true),
    });
    subscriptions.push(subscription);
    stream.leave = () => subscription.unsubscribe();
    return stream;
  }

  const named = (sent: readonly FeedMessage[]): readonly string[] =>
    sent.flatMap((message) => (message.kind === 'event' ? [`${message.event.name} ${message.text}`] : []));
  const versions = (sent: readonly FeedMessage[]): readonly unknown[] =>
    sent.flatMap((message) =>
      message.kind === 'event' ? [(JSON.parse(message.text) as { modelVersion?: string }).modelVersion] : [],
    );
  const begun = async (stream: { sent: readonly FeedMessage[] }): Promise<string> => {
    const first = await waitFor(() => stream.sent.find(({ kind }) => kind === 'begin'), {
      what: 'the stream to begin',
    });
    return first.kind === 'begin' ? String(first.id) : '';
  };
  const lastIdOf = (sent: readonly FeedMessage[]): string => {
    const last = sent.findLast((message) => message.kind === 'event');
    return last?.kind === 'event' ? String(last.event.id) : '';
  };

  it('sends every stream of every replica what any of them has stored, once and in order', async () => {
    const streams = [follow(), follow(), follow(undefined, 1)];
    for (const stream of streams) await begun(stream);
    for (let n = 0; n < 20; n++) await events.append(model(String(n)));

    for (const { sent } of streams) {
      await waitFor(() => versions(sent).length >= 20, { what: 'all events' });
      expect(versions(sent)).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
    }
  });

  it('sends nothing of what is rolled back, nor before it is committed', async () => {
    const { sent, ...stream } = follow();
    await begun({ sent, ...stream });
    const rolledBack = database.transactions.run(async () => {
      await events.append(model('never'));
      throw new Error('No');
    });
    await expect(rolledBack).rejects.toThrow('No');
    await events.append(model('after'));
    await waitFor(() => versions(sent).length > 0, { what: 'an event' });

    expect(versions(sent)).toEqual(['after']);
  });

  it('misses nothing of a transaction that began earlier and ends later', async () => {
    const { sent } = follow();
    await begun({ sent });
    let commit = (): void => undefined;
    const committing = new Promise<void>((resolve) => (commit = resolve));
    const slow = database.transactions.run(async () => {
      await events.append(model('slow'));
      await committing;
    });
    await events.append(model('quick'));
    await waitFor(() => versions(sent).includes('quick'), { what: 'the quick one' });
    commit();
    await slow;
    await waitFor(() => versions(sent).includes('slow'), { what: 'the slow one' });

    expect(versions(sent)).toEqual(['quick', 'slow']);
  });

  it('goes on after the id a client comes back with, at any replica', async () => {
    const first = follow();
    await begun(first);
    await events.append(model('1'), model('2'));
    await waitFor(() => versions(first.sent).length === 2, { what: 'two events' });
    first.leave();
    await events.append(model('3'));
    const second = follow(lastIdOf(first.sent), 1);
    await events.append(model('4'));
    await waitFor(() => versions(second.sent).length === 2, { what: 'two more' });

    expect([...versions(first.sent), ...versions(second.sent)]).toEqual(['1', '2', '3', '4']);
  });

  it('goes on after more than one read can hold', async () => {
    await events.append(model('0'));
    const { sent } = follow('1');
    await begun({ sent });
    await events.append(...Array.from({ length: 1_300 }, (_, n) => model(String(n + 1))));
    await waitFor(() => versions(sent).length === 1_300, { what: 'all events' });

    expect(versions(sent).at(-1)).toBe('1300');
  });

  it('goes on from the beginning, where a client has come before the first event', async () => {
    const id = await begun(follow());
    await events.append(model('first'));
    const { sent } = follow(id);
    await waitFor(() => versions(sent).length === 1, { what: 'the first event' });

    expect([id, versions(sent)]).toEqual(['0', ['first']]);
  });

  it.each(['99999', 'x', '-1', '1e3', '9'.repeat(60)])(
    'resets a client with the unknown id %s',
    async (id) => {
      await events.append(model('1'));
      const { sent } = follow(id);
      await begun({ sent });
      await events.append(model('2'));
      await waitFor(() => named(sent).length === 2, { what: 'the reset and an event' });

      expect(named(sent)).toEqual(['reset {}', 'model {"change":"activated","modelVersion":"2"}']);
    },
  );

  it('resets a client whose id is too old, and keeps the newest event for the others', async () => {
    await events.append(model('1'), model('2'));
    await database.rows(`update live_events set "createdAt" = now() - interval '2 hours'`);
    const rows = new RetentionRepository(database.em);
    expect(await rows.deleteLiveEvents(new Date(Date.now() - 3_600_000), 2000)).toBe(1);
    const [old, newest] = [follow('1'), follow('2')];
    for (const stream of [old, newest]) await begun(stream);
    await events.append(model('3'));
    await waitFor(() => versions(newest.sent).length === 1 && named(old.sent).length === 2, {
      what: 'the event',
    });

    expect(named(old.sent)[0]).toBe('reset {}');
    expect(versions(newest.sent)).toEqual(['3']);
  });

  it('stores of events that are sent once the first', async () => {
    await Promise.all([1, 2, 3].map((n) => events.append({ ...model(String(n)), onceKey: 'sweep-7' })));
    await events.append({ ...model('later'), onceKey: 'sweep-8' });

    expect(await events.findAfter(0, 10)).toHaveLength(2);
  });

  it('has room for 200 streams, and says when to come back', () => {
    const streams = Array.from({ length: 200 }, () => follow());
    expect(() => follow()).toThrow(
      expect.objectContaining({ code: 'too_many_streams', details: { retryAfterSeconds: 30 } }) as Error,
    );
    streams[0]?.leave();

    expect(replicas[0]?.feed.nStreams).toBe(199);
    expect(() => follow()).not.toThrow();
  });

  it('ends all streams when the process stops, and begins none after that', async () => {
    const streams = [follow(), follow()];
    await replicas[0]?.feed.onModuleDestroy();

    expect(streams.map(({ hasEnded }) => hasEnded)).toEqual([true, true]);
    expect(() => follow()).toThrow('is being stopped');
  });

  it('keeps the newest ten thousand at most, however young they are', async () => {
    await events.append(...Array.from({ length: 10_050 }, (_, n) => model(String(n))));

    expect(await new RetentionRepository(database.em).deleteLiveEvents(new Date(0), 2000)).toBe(49);
  });
});
