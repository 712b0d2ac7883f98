import type { Request } from 'express';

/** @returns the address of whoever asks; behind a proxy of TRUSTED_PROXIES the one that the proxy names */
export function clientAddress({ ip }: Pick<Request, 'ip'>): string {
  // What came over IPv4 to a socket of both is named as IPv6.
  return (ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
}
