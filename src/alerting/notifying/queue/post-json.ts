import { lookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios from 'axios';
import { DeliveryError } from './delivery.error.js';
import { lookupElsewhere, refuseLinkLocal, type Resolve } from './refuse-link-local.js';

const TIMEOUT_MS = 10_000;

interface JsonPost {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Posts JSON to an address of the settings. It follows no redirection: nobody but the settings says where notices go.
 *
 * @throws DeliveryError where there is no answer of success
 */
export async function postJson(
  { url, body, headers }: JsonPost,
  signal: AbortSignal,
  resolve: Resolve = lookup,
): Promise<void> {
  const { address, authorization } = withoutLogin(url);
  const options = { lookup: lookupElsewhere(resolve) };
  let status: number;
  try {
    refuseLinkLocal(new URL(address));
    const response = await axios.post<Readable>(address, body, {
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      httpAgent: new HttpAgent(options),
      httpsAgent: new HttpsAgent(options),
      proxy: false,
      maxRedirects: 0,
      responseType: 'stream',
      transformRequest: (text: string) => text,
      validateStatus: () => true,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    response.data.destroy();
    ({ status } = response);
  } catch (error) {
    throw deliveryErrorIn(error) ?? new DeliveryError(`No answer: ${reasonOf(error)}`, error);
  }
  if (status < 200 || status > 299) throw new DeliveryError(`Refused with status ${status}`);
}

function deliveryErrorIn(error: unknown): DeliveryError | undefined {
  if (error instanceof DeliveryError) return error;
  return error instanceof Error && error.cause instanceof DeliveryError ? error.cause : undefined;
}

/** A login in an address would be in messages of errors too. */
function withoutLogin(url: string): {
  readonly address: string;
  readonly authorization: Readonly<Record<string, string>>;
} {
  const address = new URL(url);
  if (address.username === '' && address.password === '') return { address: url, authorization: {} };
  const login = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
  address.username = '';
  address.password = '';
  return {
    address: address.href,
    authorization: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
