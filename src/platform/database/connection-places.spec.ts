import { ConnectionPlaces } from './connection-places.js';

describe('ConnectionPlaces', () => {
  it('has six of ten for heavy requests, and one of two', async () => {
    for (const [poolSize, nPlaces] of [
      [10, 6],
      [2, 1],
    ] as const) {
      const places = new ConnectionPlaces(poolSize, 1);
      const held = await Promise.all(Array.from({ length: nPlaces }, () => places.take()));

      await expect(places.take()).rejects.toMatchObject({ kind: 'unavailable' });
      held[0]?.();
      await expect(places.take()).resolves.toBeInstanceOf(Function);
    }
  });
});
