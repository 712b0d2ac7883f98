import { StateArena } from './state-arena.js';

describe('StateArena', () => {
  it('keeps many states apart', () => {
    const arena = new StateArena();
    for (let place = 0; place < 600; place += 1) arena.set(place, Uint8Array.of(place % 256, 1, place % 7));
    arena.set(3, Uint8Array.of(9, 9, 9));

    expect([...arena.at(3)]).toEqual([9, 9, 9]);
    for (const place of [0, 255, 256, 599]) expect([...arena.at(place)]).toEqual([place % 256, 1, place % 7]);
  });

  it('gives the state itself, where a double may begin', () => {
    const arena = new StateArena();
    for (let place = 0; place < 3; place += 1) arena.set(place, new Uint8Array(5));
    arena.at(2)[4] = 7;

    expect(arena.at(2)[4]).toBe(7);
    expect([0, 1, 2].map((place) => arena.at(place).byteOffset % 8)).toEqual([0, 0, 0]);
  });

  it('refuses a state of another length, and a place without one', () => {
    const arena = new StateArena();
    arena.set(0, new Uint8Array(5));

    expect(() => arena.set(1, new Uint8Array(6))).toThrow('one length');
    expect(() => arena.at(256)).toThrow('No state');
  });

  describe('with more states than are kept in memory', () => {
    const N = 256 * 40;
    const stateOf = (place: number): Uint8Array => Uint8Array.of(place % 251, place % 7, 1);
    const filled = (arena: StateArena): StateArena => {
      for (let place = 0; place < N; place += 1) arena.set(place, stateOf(place));
      return arena;
    };

    /** As a file does. */
    const inMemory = () => {
      const blocks = new Map<number, Uint8Array>();
      return {
        write: (index: number, block: Uint8Array): void => void blocks.set(index, block.slice()),
        read: (index: number, into: Uint8Array): void => into.set(blocks.get(index) ?? new Uint8Array()),
      };
    };

    it('keeps the others in a file, and what changes in it', () => {
      const arena = filled(new StateArena({ mostInMemory: 512, openFile: inMemory }));
      for (let place = 0; place < N; place += 1) arena.at(place)[2] = place % 5;

      const places = Array.from({ length: N }, (_, i) => N - 1 - i);
      const read = places.map((place) => arena.at(place).join());
      expect(read).toEqual(places.map((place) => [place % 251, place % 7, place % 5].join()));
    });

    it('has room for so many', () => {
      const arena = new StateArena({ mostInMemory: 512, mostStates: 1000 });

      expect([999, 1000].map((place) => arena.hasRoomAt(place))).toEqual([true, false]);
      expect(arena.set(1000, stateOf(1))).toBe(false);
    });

    it('has none of those in the file once that fails, says so once, and keeps those in memory', () => {
      const reasons: unknown[] = [];
      const write = (): never => {
        throw new Error('ENOSPC');
      };
      const openFile = () => ({ ...inMemory(), write });
      const onLost = (reason: unknown): void => void reasons.push(reason);
      const arena = filled(new StateArena({ mostInMemory: 512, openFile, onLost }));

      expect(reasons).toEqual([new Error('ENOSPC')]);
      expect([511, 512].map((place) => arena.hasRoomAt(place))).toEqual([true, false]);
      expect([...arena.at(511)]).toEqual([...stateOf(511)]);
      expect(() => arena.at(512)).toThrow('No state in place 512');
    });

    it('has no file where none can be made', () => {
      const openFile = (): never => {
        throw new Error('EACCES');
      };
      const arena = filled(new StateArena({ mostInMemory: 512, openFile }));

      expect(arena.hasRoomAt(N - 1)).toBe(false);
    });
  });
});
