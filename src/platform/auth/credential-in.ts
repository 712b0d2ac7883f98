import type { IncomingHttpHeaders } from 'node:http';

const BEARER = /^Bearer +([^ ]+) *$/i;

/** @returns the token or key that a request is sent with; empty where it is none; undefined where nothing is sent */
export function credentialIn(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['x-api-key'];
  if (typeof key === 'string') return key;
  const { authorization } = headers;
  return authorization === undefined ? undefined : (BEARER.exec(authorization)?.[1] ?? '');
}
