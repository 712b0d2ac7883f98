import { once } from 'node:events';
import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { postJson } from './post-json.js';

describe('postJson', () => {
  const signal = new AbortController().signal;
  const received: string[] = [];
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(`${request.headers.host?.replace(/:.*/, '')} ${body}`);
        response.writeHead(request.url === '/refused' ? 500 : 204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://receiver.example:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => received.splice(0));
  afterAll(() => server.close());

  /** Answers one after the other, as a name server does whose owner has changed his mind. */
  const names = (...answers: readonly string[]) => {
    const left = [...answers];
    return (
      _host: string,
      _options: object,
      callback: (error: null, addresses: LookupAddress[]) => void,
    ): void => callback(null, [{ address: left.shift() ?? 'none', family: 4 }]);
  };

  it('connects to the address it has looked at, whatever the name stands for a moment later', async () => {
    await postJson({ url, body: '{"a":1}' }, signal, names('127.0.0.1', '169.254.169.254'));
    expect(received).toEqual(['receiver.example {"a":1}']);
  });

  it('connects to nothing where the name stands for what nobody takes notices at', async () => {
    const post = postJson({ url, body: '{}' }, signal, names('169.254.169.254', '127.0.0.1'));
    await expect(post).rejects.toThrow(/where no notice goes/);
    expect(received).toEqual([]);
  });

  it('says why there was no success, without a login of the address', async () => {
    const refused = postJson({ url: `${url}/refused`, body: '{}' }, signal, names('127.0.0.1'));
    await expect(refused).rejects.toThrow('Refused with status 500');
    const nobody = postJson({ url: 'http://eve:marked@127.0.0.1:9/', body: '{}' }, signal);
    await expect(nobody).rejects.toThrow('No answer: ECONNREFUSED');
  });
});
