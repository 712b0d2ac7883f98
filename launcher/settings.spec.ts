import { readSettings, SettingsError } from './settings.js';

const PRODUCTION = { NODE_ENV: 'production' };

describe('readSettings', () => {
  it('falls back to the embedded database and the simulator when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 8000,
      host: '127.0.0.1',
      simulatorPort: 3100,
      dataDir: '.data',
      modelDirectory: '.data/models',
      databaseUrl: undefined,
      emsCoreUrl: undefined,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', EMS_CORE_URL: '', DATA_DIR: '' })).toEqual(
      readSettings({}),
    );
  });

  it('takes a database server and an EMS Core that are given', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://db/ems', EMS_CORE_URL: 'http://core:3100' });

    expect(settings).toMatchObject({ databaseUrl: 'postgres://db/ems', emsCoreUrl: 'http://core:3100' });
  });

  it('puts the parts of a database address together, whatever the password holds', () => {
    const env = { DATABASE_HOST: 'db', DATABASE_USER: 'ems', DATABASE_PASSWORD: 'p@ss/word' };

    expect(readSettings(env).databaseUrl).toBe('postgresql://ems:p%40ss%2Fword@db:5432/ems');
  });

  it('never falls back in production, and names all that is missing', () => {
    expect(() => readSettings(PRODUCTION)).toThrow(SettingsError);
    expect(() => readSettings(PRODUCTION)).toThrow(/DATABASE_URL[^]*EMS_CORE_URL/);
    expect(() => readSettings({ ...PRODUCTION, DATABASE_HOST: 'db' })).toThrow(/EMS_CORE_URL/);
    expect(() => readSettings({ ...PRODUCTION, EMS_CORE_URL: 'http://core' })).toThrow(/DATABASE_URL/);
  });

  it('starts in production when both are given', () => {
    const env = { ...PRODUCTION, DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' };

    expect(readSettings(env).emsCoreUrl).toBe('http://core');
  });

  it.each(['http', '0', '65536', '80.5'])('refuses %s as a port, naming the setting', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(
      `PORT must be a port number from 1 to 65535 (it is "${PORT}")`,
    );
  });

  it('lists every fault at once', () => {
    const env = { ...PRODUCTION, PORT: 'a', SIMULATOR_PORT: 'b' };

    expect(() => readSettings(env)).toThrow(/ PORT [^]* SIMULATOR_PORT [^]* DATABASE_URL [^]* EMS_CORE_URL /);
  });

  it('keeps the models with the rest of the data by default', () => {
    expect(readSettings({ DATA_DIR: '/srv/ems' }).modelDirectory).toBe('/srv/ems/models');
    expect(readSettings({ DATA_DIR: '/srv/ems', MODEL_DIRECTORY: '/models' }).modelDirectory).toBe('/models');
  });

  it('asks for health where the service listens', () => {
    expect(readSettings({ HOST: '0.0.0.0' }).host).toBe('127.0.0.1');
    expect(readSettings({ HOST: '10.0.0.7' }).host).toBe('10.0.0.7');
  });
});
