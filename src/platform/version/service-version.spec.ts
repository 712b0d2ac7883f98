import { SERVICE_VERSION } from './service-version.js';

describe('SERVICE_VERSION', () => {
  it('is that of package.json', () => expect(SERVICE_VERSION).toMatch(/^\d+\.\d+\.\d+/));
});
