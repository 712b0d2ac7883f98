import { N_SLOTS, N_SPELLS, SLOT } from './layout.js';
import { forgetSpells, pastSpells, rememberSpell, type Spell } from './spell-memory.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const empty = (): Float64Array => new Float64Array(N_SLOTS).fill(Number.NaN);
const spell = (since: number, strength = 5, height = 10): Spell => ({
  since,
  lengthMs: HOUR,
  strength,
  height,
});

function remembered(...spells: readonly Spell[]): readonly Spell[] {
  const slots = empty();
  for (const one of spells) rememberSpell(slots, one);
  return pastSpells(slots);
}

describe('rememberSpell', () => {
  it('keeps what it was given', () => {
    expect(remembered()).toEqual([]);
    expect(remembered(spell(0), spell(DAY, 4, -3))).toEqual([spell(0), spell(DAY, 4, -3)]);
  });

  it('keeps one in half a day to each side, as strong, high and long as any of them', () => {
    const longer = { since: 11 * HOUR, lengthMs: 2 * HOUR, strength: 4, height: 12 };
    expect(remembered(spell(0), longer, spell(11 * HOUR, 5, -10))).toEqual([
      { since: 0, lengthMs: 2 * HOUR, strength: 5, height: 12 },
      spell(11 * HOUR, 5, -10),
    ]);
  });

  it('keeps the strongest, the older the less strong, and no more than it has room for', () => {
    const weakAndOld = spell(0, 5);
    const many = Array.from({ length: N_SPELLS - 1 }, (_, i) => spell((i + 1) * DAY, 6));
    const kept = remembered(weakAndOld, ...many, spell(9 * DAY, 4.5));
    expect(kept).toHaveLength(N_SPELLS);
    expect(kept).not.toContainEqual(weakAndOld);
    expect(remembered(weakAndOld, ...many, spell(9 * DAY, 4))).toContainEqual(weakAndOld);
  });

  it('replaces what is older than thirty days', () => {
    const many = Array.from({ length: N_SPELLS }, (_, i) => spell(i * DAY, 16));
    expect(remembered(...many, spell(30 * DAY, 4))).toContainEqual(spell(30 * DAY, 4));
  });
});

describe('forgetSpells', () => {
  it('forgets all, and that one lasts', () => {
    const slots = empty();
    rememberSpell(slots, spell(0));
    slots[SLOT.spellSince] = DAY;
    forgetSpells(slots);
    expect(pastSpells(slots)).toEqual([]);
    expect(slots[SLOT.spellSince]).toBeNaN();
  });
});
