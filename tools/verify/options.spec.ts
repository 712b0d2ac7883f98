import { readOptions, wantsHelp } from './options.js';

describe('readOptions', () => {
  it('needs the address of EMS Core alone', () => {
    expect(readOptions(['--ems', 'http://core:3100'], {})).toEqual({
      emsUrl: 'http://core:3100',
      databaseUrl: undefined,
      schema: 'public',
      timeZone: 'UTC',
      login: undefined,
      source: 'database',
      sweepIntervalSeconds: 30,
      isWriting: false,
    });
  });

  it('takes the login from the environment', () => {
    const env = { EMS_CORE_USERNAME: 'ann', EMS_CORE_PASSWORD: 'secret' };
    const { login } = readOptions(['--ems', 'http://core:3100'], env);
    expect(login).toEqual({ username: 'ann', password: 'secret' });
  });

  it('takes the settings of the service as defaults', () => {
    const env = { METRICS_SOURCE: 'api', SWEEP_INTERVAL_SECONDS: '120' };
    expect(readOptions(['--ems', 'x'], env)).toMatchObject({ source: 'api', sweepIntervalSeconds: 120 });
    expect(readOptions(['--ems', 'x', '--source', 'database'], env)).toMatchObject({ source: 'database' });
    expect(() => readOptions(['--ems', 'x', '--source', 'rest'], {})).toThrow('--source is database or api');
  });

  it('recognises a request for help', () => {
    expect(wantsHelp(['--help'])).toBe(true);
    expect(wantsHelp(['--ems', 'x'])).toBe(false);
  });

  it.each([[[]], [['--ems']], [['--emss', 'x']]])('says how it is used when given %j', (args) => {
    expect(() => readOptions(args, {})).toThrow(/Usage: npm run verify:ems -- --ems URL/);
  });
});
