import { DeliveryError } from './delivery.error.js';
import { refuseLinkLocal } from './refuse-link-local.js';

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
export async function postJson({ url, body, headers }: JsonPost, signal: AbortSignal): Promise<void> {
  const { address, authorization } = withoutLogin(url);
  let response: Response;
  try {
    await refuseLinkLocal(new URL(address));
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError(`No answer: ${reasonOf(error)}`, error);
  }
  await response.body?.cancel();
  if (!response.ok) throw new DeliveryError(`Refused with status ${response.status}`);
}

/** `fetch` takes no address with a login in it. */
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
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
