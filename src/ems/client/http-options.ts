import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { HttpModuleOptions } from '@nestjs/axios';

/** EMS Core closes idle sockets after 5 s; a socket it closes while we write on it costs a lost request. */
const IDLE_SOCKET_MS = 4_000;
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/** How axios talks to EMS Core. Answers stay text, and every status is an answer: `EmsTransport` classifies both. */
export function httpOptions(baseURL: string): HttpModuleOptions {
  const agentOptions = { keepAlive: true, timeout: IDLE_SOCKET_MS };
  return {
    baseURL,
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent(agentOptions),
    // EMS Core is a neighbour; a proxy for the internet is not on the path to it.
    proxy: false,
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    responseType: 'text',
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
    headers: { Accept: 'application/json' },
  };
}
