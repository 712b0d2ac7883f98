import { signToken, verifyToken } from './json-web-token.js';

const claims = { sub: '1', username: 'admin', role: 'admin', iat: 1000, exp: 2000 };
const token = signToken(claims, 'secret');

describe('json web token', () => {
  it('is a signed HS256 token', () => {
    expect(JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())).toEqual({
      alg: 'HS256',
      typ: 'JWT',
    });
    expect(verifyToken(token, 'secret', 1500)).toEqual(claims);
  });

  it('is worthless once expired, signed by another or changed', () => {
    const [header, , signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: 9e9 })).toString('base64url');
    expect(verifyToken(token, 'secret', 2000)).toBeUndefined();
    expect(verifyToken(token, 'other', 1500)).toBeUndefined();
    expect(verifyToken(`${header!}.${forged}.${signature!}`, 'secret', 1500)).toBeUndefined();
    expect(verifyToken('nonsense', 'secret', 1500)).toBeUndefined();
  });
});
