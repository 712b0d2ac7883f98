import { createHash } from 'node:crypto';
import { fingerprint } from './fingerprint.js';

const event = { source: 'nms', assetId: 'a1', category: 'performance', title: 'CPU high' };

describe('fingerprint', () => {
  it('is the SHA-256 of source, asset, category and title', () => {
    expect(fingerprint(event)).toBe(createHash('sha256').update('nms:a1:performance:CPU high').digest('hex'));
  });

  it('ignores severity, message and time', () => {
    expect(fingerprint({ ...event, severity: 'critical', message: 'x', timestamp: 'y' })).toBe(
      fingerprint(event),
    );
  });

  it('has an empty place for a missing asset', () => {
    expect(fingerprint({ ...event, assetId: undefined })).toBe(
      createHash('sha256').update('nms::performance:CPU high').digest('hex'),
    );
  });
});
