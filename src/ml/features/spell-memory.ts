import { N_SPELLS, SLOT, SPELL_SLOTS } from './layout.js';

const { abs, max } = Math;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Spells that began within half a day count as one. */
const HALF_DAY_MS = 12 * HOUR_MS;

/** A spell is forgotten after four weeks, and two days to see the same time of the fourth. */
const MEMORY_MS = 30 * DAY_MS;

/** An older spell makes room for one that is weaker by a sigma for every two weeks. */
const FADING_PER_MS = 1 / (14 * DAY_MS);

const SINCE = 0;
const LENGTH = 1;
const STRENGTH = 2;
const HEIGHT = 3;

/** A run of conspicuous samples of a series. */
export interface Spell {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly lengthMs: number;
  /** The strongest deviation in it, in sigmas. */
  readonly strength: number;
  /** The largest distance from what was usual; negative below. */
  readonly height: number;
}

/** The remembered spells of a series, in no order. */
export function pastSpells(slots: Float64Array): readonly Spell[] {
  const spells: Spell[] = [];
  for (let at = SLOT.spells; at < END; at += SPELL_SLOTS) {
    if (slots[at + STRENGTH]! > 0) spells.push(spellAt(slots, at));
  }
  return spells;
}

/** Remembers a spell that is over, one in half a day to each side, in place of what is too old or weaker. */
export function rememberSpell(slots: Float64Array, spell: Spell): void {
  let place = -1;
  let weakest = spell.strength;
  for (let at = SLOT.spells; at < END; at += SPELL_SLOTS) {
    const age = spell.since - slots[at + SINCE]!;
    if (age < HALF_DAY_MS && slots[at + HEIGHT]! * spell.height > 0) {
      enlarge(slots, at, spell);
      return;
    }
    const strength = age < MEMORY_MS ? slots[at + STRENGTH]! - age * FADING_PER_MS : 0;
    if (strength < weakest) [place, weakest] = [at, strength];
  }
  if (place < 0) return;
  slots[place + SINCE] = spell.since;
  slots[place + LENGTH] = spell.lengthMs;
  slots[place + STRENGTH] = spell.strength;
  slots[place + HEIGHT] = spell.height;
}

/** Forgets all spells: they say nothing of a series that is learned anew. */
export function forgetSpells(slots: Float64Array): void {
  slots.fill(Number.NaN, SLOT.spells, END);
  slots[SLOT.spellSince] = Number.NaN;
  slots[SLOT.longestSpell] = 0;
}

const END = SLOT.spells + N_SPELLS * SPELL_SLOTS;

function spellAt(slots: Float64Array, at: number): Spell {
  return {
    since: slots[at + SINCE]!,
    lengthMs: slots[at + LENGTH]!,
    strength: slots[at + STRENGTH]!,
    height: slots[at + HEIGHT]!,
  };
}

function enlarge(slots: Float64Array, at: number, spell: Spell): void {
  const known = spellAt(slots, at);
  slots[at + LENGTH] = max(known.lengthMs, spell.lengthMs);
  slots[at + STRENGTH] = max(known.strength, spell.strength);
  if (abs(spell.height) > abs(known.height)) slots[at + HEIGHT] = spell.height;
}
