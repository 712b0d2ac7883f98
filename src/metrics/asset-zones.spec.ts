import { recordLogs } from '../platform/testing/index.js';
import { AssetZones } from './asset-zones.js';

describe('AssetZones', () => {
  it("takes an asset's own zone where it names one", () => {
    const zones = new AssetZones('Europe/Berlin');
    expect(zones.zoneOf('Asia/Kolkata', 'a')).toBe('Asia/Kolkata');
    expect(zones.zoneOf(' America/Santiago ', 'a')).toBe('America/Santiago');
  });

  it.each([null, '', ' '])('takes that of all others where it names %j', (own) => {
    expect(new AssetZones('Europe/Berlin').zoneOf(own, 'a')).toBe('Europe/Berlin');
  });

  it('says once of an unknown zone that it is not used', () => {
    const logs = recordLogs();
    const zones = new AssetZones('Europe/Berlin');
    for (const name of ['core-rtr-01', 'core-rtr-02'])
      expect(zones.zoneOf('Middle/Earth', name)).toBe('Europe/Berlin');
    expect(logs.map(({ level }) => level)).toEqual(['warn']);
    expect(logs[0]?.message).toContain('core-rtr-01 has the time zone "Middle/Earth"');
  });
});
