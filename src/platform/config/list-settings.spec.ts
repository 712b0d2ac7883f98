import { Environment } from './environment.js';
import { listSettings, type Setting } from './list-settings.js';

function settingOf(name: string, env: Readonly<Record<string, string>> = {}): Setting | undefined {
  return listSettings(env).find((setting) => setting.name === name);
}

describe('listSettings', () => {
  it('lists every setting once, and nothing else of the environment', () => {
    const names = listSettings({ HOME: '/root', API_TOKEN: 'x' }).map(({ name }) => name);

    expect(names).toEqual(Object.keys(new Environment()));
  });

  it('shows what differs from its default, in the type of the setting', () => {
    expect(settingOf('PORT')).toMatchObject({ value: 8000, isDefault: true, isSet: true });
    expect(settingOf('PORT', { PORT: '9000' })).toMatchObject({ value: 9000, isDefault: false });
    expect(settingOf('PORT', { PORT: ' ' })).toMatchObject({ value: 8000, isDefault: true });
    expect(settingOf('OBSERVE_ONLY', { OBSERVE_ONLY: 'true' })).toMatchObject({
      value: true,
      isDefault: false,
    });
    expect(settingOf('LOCAL_TIMEZONE')).toMatchObject({ value: null, isDefault: true, isSet: false });
  });

  it.each([
    ['DATABASE_URL', 'postgresql://u:hunter2@db/ems'],
    ['DATABASE_PASSWORD', 'hunter2'],
    ['EMS_CORE_PASSWORD', 'hunter2'],
  ])('says of %s only whether it is set', (name, value) => {
    expect(settingOf(name, { [name]: value })).toEqual({
      name,
      value: null,
      isDefault: false,
      isSecret: true,
      isSet: true,
    });
    expect(settingOf(name)).toMatchObject({ isSet: false, isSecret: true });
  });

  it.each([
    ['http://core:3100', 'http://core:3100'],
    ['http://u:hunter2@core:3100/base', 'http://***@core:3100/base'],
    ['http://hunter2@core:3100', 'http://***@core:3100/'],
    ['https://collector/v1?token=hunter2#hunter2', 'https://collector/v1?***'],
  ])('shows the address %s without logins and tokens', (value, expected) => {
    expect(settingOf('EMS_CORE_URL', { EMS_CORE_URL: value })?.value).toBe(expected);
    expect(settingOf('OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: value })?.value).toBe(
      expected,
    );
  });
});
