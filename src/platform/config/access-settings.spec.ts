import { ConfigError, loadConfig } from './load-config.js';

const NEEDED = { DATABASE_URL: 'postgresql://db/ems', EMS_CORE_URL: 'http://core:3100' };

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('settings of access', () => {
  it('listens on this machine alone where everybody may do everything', () => {
    const hostOf = (env: Readonly<Record<string, string>>): string =>
      loadConfig({ ...NEEDED, ...env }).http.host;

    expect(hostOf({ AUTH_MODE: 'none' })).toBe('127.0.0.1');
    expect(hostOf({ AUTH_MODE: 'none', HOST: '0.0.0.0' })).toBe('0.0.0.0');
    expect(hostOf({ AUTH_MODE: 'api-key' })).toBe('0.0.0.0');
  });

  it('wants to know in production who may do what', () => {
    expect(faultsOf({ ...NEEDED, NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^AUTH_MODE is missing: jwt, api-key, or none/),
    ]);
    expect(faultsOf({ ...NEEDED, NODE_ENV: 'production', AUTH_MODE: 'none' })).toEqual([]);
  });

  it('takes addresses and subnets of proxies', () => {
    const proxies = (text: string): readonly string[] =>
      loadConfig({ ...NEEDED, TRUSTED_PROXIES: text }).http.trustedProxies;

    expect(proxies('10.0.0.7, 10.1.0.0/16,fd12::/64')).toEqual(['10.0.0.7', '10.1.0.0/16', 'fd12::/64']);
    for (const wrong of ['proxy', '10.0.0.7/33', '10.0.0.0/8/8', '10.0.0.7;10.0.0.8', 'fd12::/129'])
      expect(faultsOf({ ...NEEDED, TRUSTED_PROXIES: wrong })).toEqual([
        expect.stringContaining('TRUSTED_PROXIES must be a list of addresses and subnets'),
      ]);
  });

  it('needs one way to verify tokens, and knows what roles they name', () => {
    const jwt = { ...NEEDED, AUTH_MODE: 'jwt' };
    const secret = 'sixteen characters';
    const oneOfThem = expect.stringContaining('JWT_SECRET or JWT_JWKS_URL, and only one of them') as string;

    expect(faultsOf(jwt)).toEqual([oneOfThem]);
    expect(faultsOf({ ...jwt, JWT_SECRET: secret, JWT_JWKS_URL: 'https://login/keys' })).toEqual([oneOfThem]);
    expect(faultsOf({ ...jwt, JWT_SECRET: 'short' })[0]).toMatch(/JWT_SECRET must be longer.*not shown here/);
    expect(faultsOf({ ...jwt, JWT_SECRET: secret, JWT_ROLES: 'admin' })).toEqual([
      expect.stringContaining('JWT_ROLES must be a list such as admin=admin'),
    ]);
    expect(faultsOf({ ...NEEDED, AUTH_ANONYMOUS_ROLE: 'viewer' })).toEqual([
      expect.stringContaining('AUTH_ANONYMOUS_ROLE says nothing with AUTH_MODE=none'),
    ]);
    const { access } = loadConfig({ ...jwt, JWT_SECRET: secret, JWT_ROLES: 'engineer=operator, boss=admin' });
    expect(access).toMatchObject({
      mode: 'jwt',
      tokens: {
        secret,
        roles: new Map([
          ['engineer', 'operator'],
          ['boss', 'admin'],
        ]),
      },
    });
  });
});
