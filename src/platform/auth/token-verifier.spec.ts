import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenConfig } from '../config/index.js';
import { TokenVerifier } from './token-verifier.js';

const SECRET = 'the secret of EMS Core';
const CONFIG: TokenConfig = {
  secret: SECRET,
  roleClaim: 'role',
  roles: new Map([
    ['admin', 'admin'],
    ['user', 'viewer'],
  ]),
};

const sign = (claims: Record<string, unknown>, secret = SECRET, expires = '8h'): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

describe('TokenVerifier', () => {
  const verifier = new TokenVerifier(CONFIG);

  it('knows who asks by a token of EMS Core', async () => {
    const token = await sign({ sub: '7', username: 'eve', role: 'admin' });

    await expect(verifier.callerOf(token)).resolves.toEqual({ name: 'eve', role: 'admin' });
  });

  it('gives the highest of several roles', async () => {
    const token = await sign({ sub: '7', role: ['guest', 'user', 'admin'] });

    await expect(verifier.callerOf(token)).resolves.toEqual({ name: '7', role: 'admin' });
  });

  it.each([
    ['signed with another secret', () => sign({ role: 'admin' }, 'another secret of sixteen')],
    ['not signed at all', () => new UnsecuredJWT({ role: 'admin' }).setExpirationTime('8h').encode()],
    [
      'without an end',
      () =>
        new SignJWT({ role: 'admin' })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(SECRET)),
    ],
    [
      'signed by another algorithm',
      () =>
        new SignJWT({ role: 'admin' })
          .setProtectedHeader({ alg: 'HS512' })
          .setExpirationTime('8h')
          .sign(new TextEncoder().encode(SECRET)),
    ],
    ['no token', () => 'a.b.c'],
    ['empty', () => ''],
  ])('refuses one that is %s', async (_what, make) => {
    await expect(verifier.callerOf(await make())).rejects.toMatchObject({
      kind: 'unauthenticated',
      message: 'The token is not valid.',
    });
  });

  it('refuses one that has expired, but for the difference of two clocks', async () => {
    const ago = (seconds: number): Promise<string> =>
      sign({ role: 'admin' }, SECRET, `${seconds} seconds ago`);

    await expect(verifier.callerOf(await ago(10))).resolves.toMatchObject({ role: 'admin' });
    await expect(verifier.callerOf(await ago(60))).rejects.toThrow('The token has expired.');
  });

  it('refuses a role that means nothing here', async () => {
    await expect(verifier.callerOf(await sign({ role: 'guest' }))).rejects.toThrow(/names no role/);
  });

  it('wants the issuer and the audience that are set', async () => {
    const strict = new TokenVerifier({ ...CONFIG, issuer: 'ems', audience: 'ml' });

    await expect(strict.callerOf(await sign({ role: 'user', iss: 'ems', aud: 'ml' }))).resolves.toMatchObject(
      {
        role: 'viewer',
      },
    );
    await expect(strict.callerOf(await sign({ role: 'user', iss: 'other', aud: 'ml' }))).rejects.toThrow(
      /not valid/,
    );
    await expect(strict.callerOf(await sign({ role: 'user', iss: 'ems', aud: 'shop' }))).rejects.toThrow(
      /not valid/,
    );
    await expect(strict.callerOf(await sign({ role: 'user' }))).rejects.toThrow(/not valid/);
  });

  describe('with keys at an address', () => {
    let server: Server;
    let keysUrl: string;
    let token: string;
    let publicPem: string;
    let publicJwk: JWK;

    beforeAll(async () => {
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
      publicPem = await exportSPKI(publicKey);
      publicJwk = await exportJWK(publicKey);
      const keys = [{ ...publicJwk, kid: 'one', alg: 'ES256' }];
      server = createServer((request, response) => {
        if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
        else response.end(JSON.stringify({ keys }));
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      keysUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const claims = new SignJWT({ sub: 'eve', role: 'user' }).setExpirationTime('8h');
      token = await claims.setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);
    });

    afterAll(() => server.close());

    it('believes what those signed, and no secret', async () => {
      const byKeys = new TokenVerifier({ ...CONFIG, secret: undefined, keysUrl });

      await expect(byKeys.callerOf(token)).resolves.toEqual({ name: 'eve', role: 'viewer' });
      await expect(byKeys.callerOf(await sign({ role: 'admin' }))).rejects.toThrow(/not valid/);
    });

    it('believes nothing that is signed with a public key as if that were a secret', async () => {
      const byKeys = new TokenVerifier({ ...CONFIG, secret: undefined, keysUrl });
      const forge = (secret: string): Promise<string> =>
        new SignJWT({ role: 'admin' })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .setExpirationTime('8h')
          .sign(new TextEncoder().encode(secret));

      for (const secret of [publicPem, JSON.stringify(publicJwk)])
        await expect(byKeys.callerOf(await forge(secret))).rejects.toThrow('The token is not valid.');
    });

    it('believes nothing that is signed with a key of its own choice', async () => {
      const byKeys = new TokenVerifier({ ...CONFIG, secret: undefined, keysUrl });
      const { publicKey, privateKey } = await generateKeyPair('ES256');
      const forged = await new SignJWT({ role: 'admin' })
        .setProtectedHeader({ alg: 'ES256', kid: 'one', jwk: await exportJWK(publicKey), jku: keysUrl })
        .setExpirationTime('8h')
        .sign(privateKey);

      await expect(byKeys.callerOf(forged)).rejects.toThrow('The token is not valid.');
    });

    it('goes to no other address than that of its settings', async () => {
      const byKeys = new TokenVerifier({ ...CONFIG, secret: undefined, keysUrl: `${keysUrl}moved` });

      await expect(byKeys.callerOf(token)).rejects.toMatchObject({ kind: 'unavailable' });
    });

    it('says that the keys cannot be read, which is no fault of the token', async () => {
      const byKeys = new TokenVerifier({ ...CONFIG, secret: undefined, keysUrl: 'http://127.0.0.1:9/' });

      await expect(byKeys.callerOf(token)).rejects.toMatchObject({ kind: 'unavailable' });
    });
  });
});
