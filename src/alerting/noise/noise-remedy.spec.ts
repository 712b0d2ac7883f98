import type { NoisyKind } from './noise.js';
import { noiseRemedy } from './noise-remedy.js';

const EVEN = Array<number>(24).fill(1);
const noisyWith = (changes: Partial<NoisyKind> = {}): NoisyKind => ({
  entityId: '1',
  entityName: 'core-rtr-01',
  kind: 'latency high',
  source: 'anomaly',
  count: 24,
  announced: 20,
  medianMinutes: 60,
  nEntitiesAlike: 1,
  nNoise: 0,
  hours: EVEN,
  ...changes,
});

describe('noiseRemedy', () => {
  it('is a recurring silence where it comes at the same hours, over midnight too', () => {
    const hours = EVEN.map((_, hour) => (hour === 23 || hour === 0 ? 5 : 0));
    const remedy = noiseRemedy(noisyWith({ hours, count: 11 }));

    expect(remedy).toMatchObject({ setting: 'recurring silence', calms: 10 });
    expect(remedy.text).toContain('10 of 11 begin between 23:00 and 1:00');
    expect(remedy.text).toContain('"cron": "0 23 * * *"');
  });

  it('is a policy of the metric where many assets have it, or it is soon over', () => {
    expect(noiseRemedy(noisyWith({ nEntitiesAlike: 3 })).text).toMatch(/^3 assets have the same: .*latency/);
    expect(noiseRemedy(noisyWith({ medianMinutes: 4.2 })).text).toMatch(/over within 5 minute/);
    expect(noiseRemedy(noisyWith({ medianMinutes: 4.2, source: 'missing-data' })).setting).toBe('silence');
  });

  it('is a silence else', () => {
    expect(noiseRemedy(noisyWith())).toEqual({
      setting: 'silence',
      text: 'Add a silence of core-rtr-01, latency, until it is mended.',
      calms: 24,
    });
    expect(noiseRemedy(noisyWith({ medianMinutes: null, hours: EVEN.map(() => 0), count: 3 })).setting).toBe(
      'silence',
    );
  });
});
