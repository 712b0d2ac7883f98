import { isExactlyHealthy } from './business-impact.client.js';

describe('isExactlyHealthy', () => {
  it('accepts nothing but the bare word', () => {
    expect(isExactlyHealthy({ status: 'healthy' })).toBe(true);
    for (const answer of [
      { status: 'degraded' },
      { status: 'healthy', uptime: 1 },
      { success: true },
      null,
      'healthy',
    ]) {
      expect(isExactlyHealthy(answer)).toBe(false);
    }
  });
});
