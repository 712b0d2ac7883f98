import { readSettings } from './settings.js';
import { whereToLook } from './where-to-look.js';

describe('whereToLook', () => {
  it('names every address, the data, and how to stop', () => {
    const text = whereToLook(readSettings({ PORT: '8001', SIMULATOR_PORT: '3101' })).join('\n');

    expect(text).toContain('http://localhost:8001/dashboard');
    expect(text).toContain('http://localhost:8001/docs');
    expect(text).toContain('http://localhost:8001/redoc');
    expect(text).toContain('http://localhost:8001/health');
    expect(text).toContain('http://localhost:3101 (simulated)');
    expect(text).toContain('.data/postgres');
    expect(text).toContain('Ctrl-C');
  });

  it('says nothing of embedded data when the database is given', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://db/ems', EMS_CORE_URL: 'http://core:3100' });
    const text = whereToLook(settings).join('\n');

    expect(text).toContain('http://core:3100');
    expect(text).not.toContain('.data');
  });
});
