import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryBench } from './delivery-bench.js';
import { episodes } from './ems-service.js';
import type { Fate } from './ems-stand-in.js';

const FATES: readonly Fate[] = ['serve', 'lose-answer', 'lose-request', 'hang', 429, 404, 500];

/** mulberry32: the same seed gives the same faults. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('Delivery during random faults', () => {
  it.each([1, 2])('neither loses nor repeats anything (faults of seed %i)', async (seed) => {
    const bench = await DeliveryBench.open();
    const random = randomFrom(seed);
    const patient = { maxRefusals: 1_000, maxRefusalsWhenNothingPasses: 1_000 };
    try {
      bench.ems.fateOf = () => (random() < 0.6 ? 'serve' : FATES[Math.floor(random() * FATES.length)]!);
      const services = [];
      for (let dispatcher = 0; dispatcher < 2; dispatcher++) {
        services.push(await bench.start(patient, { EMS_CORE_TIMEOUT: '0.3' }));
      }
      const unlucky = services[0]!;
      const notices = episodes(12, { severity: 'high' });
      await unlucky.announce(...notices);
      await unlucky.escalate(...notices.map((notice) => ({ ...notice, severity: 'critical' as const })));
      await unlucky.resolve(...notices);
      for (let outage = 0; outage < 3; outage++) {
        await sleep(300 * random());
        await bench.ems.close();
        await sleep(300 * random());
        await bench.ems.open();
      }
      await bench.takeDatabaseAway();
      await sleep(300);
      await bench.bringDatabaseBack();
      await bench.stop();
      await bench.start(patient, { EMS_CORE_TIMEOUT: '0.3' });

      await bench.settled(48);

      expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual(Array(24).fill(1));
      expect(new Set(bench.ems.alerts.map(({ eventId }) => eventId)).size).toBe(12);
      expect(bench.ems.alerts.map(({ resolutions }) => resolutions)).toEqual(Array(12).fill(1));
      expect(bench.ems.mostConcurrent).toBe(1);
    } finally {
      await bench.close();
    }
  });
});
