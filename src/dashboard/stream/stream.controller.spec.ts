import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Test } from '@nestjs/testing';
import { Observable } from 'rxjs';
import { EventFeed, type FeedMessage } from './event-feed.service.js';
import { StreamController } from './stream.controller.js';

const EVENTS_AT_ONCE = 100;
/** More than the system keeps for a connection that nobody reads. */
const MOST_EVENTS = 10_000;
const TEXT = 'x'.repeat(10_000);

describe('a stream', () => {
  it('ends for a client that does not read, and keeps no more for it', async () => {
    let nSent = 0;
    let feed: Pick<EventFeed, 'open'> | undefined;
    const left = new Promise<void>((leave) => {
      const open = (): Observable<FeedMessage> =>
        new Observable((subscriber) => {
          const timer = setInterval(() => {
            for (let i = 0; i < EVENTS_AT_ONCE && nSent < MOST_EVENTS; i += 1, nSent += 1)
              subscriber.next({ kind: 'event', event: { id: nSent, name: 'sweep' }, text: TEXT });
          }, 1);
          return () => {
            clearInterval(timer);
            leave();
          };
        });
      feed = { open };
    });
    const module = await Test.createTestingModule({
      controllers: [StreamController],
      providers: [{ provide: EventFeed, useFactory: () => feed }],
    }).compile();
    const app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    const client = connect(((app.getHttpServer() as Server).address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
    client.pause().write('GET /api/v1/stream HTTP/1.1\r\nHost: ml\r\n\r\n');

    await left;
    expect(nSent).toBeLessThan(MOST_EVENTS);
    client.destroy();
    await app.close();
  });
});
