import { readOptions } from './options.js';

describe('readOptions', () => {
  it('needs the address of EMS Core alone', () => {
    expect(readOptions(['--ems', 'http://core:3100'], {})).toEqual({
      emsUrl: 'http://core:3100',
      databaseUrl: undefined,
      schema: 'public',
      timeZone: 'UTC',
      login: undefined,
      isWriting: false,
    });
  });

  it('takes the login from the environment', () => {
    const env = { EMS_CORE_USERNAME: 'ann', EMS_CORE_PASSWORD: 'secret' };
    const { login } = readOptions(['--ems', 'http://core:3100'], env);
    expect(login).toEqual({ username: 'ann', password: 'secret' });
  });

  it.each([[[]], [['--ems']], [['--emss', 'x']]])('says how it is used when given %j', (args) => {
    expect(() => readOptions(args, {})).toThrow(/Usage: npm run verify:ems -- --ems URL/);
  });
});
