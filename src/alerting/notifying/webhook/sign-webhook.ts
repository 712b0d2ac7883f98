import { createHmac } from 'node:crypto';

interface SignedContent {
  /** The same each time the same is sent. */
  readonly id: string;
  /** Seconds since the epoch. */
  readonly sentAt: number;
  readonly body: string;
}

const ENCODED = 'whsec_';

/**
 * The headers by which a receiver knows who sent a webhook, when, and whether it has it already: those of the Standard Webhooks
 * specification. The signature is the base64 form of HMAC-SHA256 over `id.sentAt.body`.
 *
 * @param secret - a text, or `whsec_` and a key in base64; without it nothing is signed
 */
export function webhookHeaders(
  { id, sentAt, body }: SignedContent,
  secret: string | undefined,
): Readonly<Record<string, string>> {
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(sentAt), 'idempotency-key': id };
  if (secret === undefined) return headers;
  const key = secret.startsWith(ENCODED) ? Buffer.from(secret.slice(ENCODED.length), 'base64') : secret;
  const signature = createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
}
