import { completeSettings, defaultSettings, settingsFromEnvironment } from './settings.js';

const databaseUrl = 'postgres://u:p@localhost:5432/ems';

describe('settingsFromEnvironment', () => {
  it('needs nothing but a database', () => {
    expect(settingsFromEnvironment({ DATABASE_URL: databaseUrl })).toEqual({
      ...defaultSettings,
      databaseUrl,
    });
  });

  it('reads numbers, switches and addresses', () => {
    const settings = settingsFromEnvironment({
      DATABASE_URL: databaseUrl,
      SIMULATOR_PORT: '3200',
      SIMULATOR_LIVE: 'off',
      SIMULATOR_FAULTS: 'ON',
      ML_SERVICE_URL: 'http://ml:8000',
    });
    expect(settings).toMatchObject({ port: 3200, live: false, faults: true, mlServiceUrl: 'http://ml:8000' });
  });

  it('bends nothing in strict mode', () => {
    const read = () =>
      settingsFromEnvironment({
        DATABASE_URL: databaseUrl,
        SIMULATOR_STRICT: 'on',
        SIMULATOR_RATE_LIMIT: '5000',
        SIMULATOR_FAULTS: 'on',
      });
    expect(read).toThrow(
      /SIMULATOR_RATE_LIMIT must be 100 in strict mode\.[^]*SIMULATOR_FAULTS must be off in strict mode\./,
    );
    expect(() => completeSettings({ databaseUrl, strict: true, faults: true })).toThrow(/SIMULATOR_FAULTS/);
  });

  it('names every fault at once', () => {
    const read = () =>
      settingsFromEnvironment({
        SIMULATOR_PORT: 'http',
        SIMULATOR_HISTORY_DAYS: '1.5',
        SIMULATOR_LIVE: 'maybe',
      });
    expect(read).toThrow(/DATABASE_URL[^]*SIMULATOR_PORT[^]*SIMULATOR_HISTORY_DAYS[^]*SIMULATOR_LIVE/);
  });
});
