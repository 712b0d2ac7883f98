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
});
