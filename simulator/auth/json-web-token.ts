import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Claims {
  readonly sub: string;
  readonly username: string;
  readonly role: string;
  readonly iat: number;
  readonly exp: number;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

export function signToken(claims: Claims, secret: string): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${signature(text, secret)}`;
}

/** The claims of a genuine token that has not expired. */
export function verifyToken(token: string, secret: string, nowSeconds: number): Claims | undefined {
  const [header = '', payload = '', sign = ''] = token.split('.');
  const wanted = Buffer.from(signature(`${header}.${payload}`, secret));
  const given = Buffer.from(sign);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) {
    return undefined;
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return claims.exp > nowSeconds ? claims : undefined;
}
