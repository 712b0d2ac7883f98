import { createHash } from 'node:crypto';
import { type ClientInput } from '../http/index.js';

/** An event's identity for ever: severity, message and time are no part of it. */
export function fingerprint({ source, assetId, category, title }: ClientInput): string {
  // join() writes nothing for what is missing, an event without an asset for one.
  const identity = [source, assetId, category, title].join(':');
  return createHash('sha256').update(identity).digest('hex');
}
