import { Topology } from '../topology/topology.js';
import { AlarmTable } from './alarm-table.js';
import { BurstLift } from './burst-lift.js';
import { Familiarity } from './familiarity.js';
import { logRateRatio, PartActivity } from './part-activity.js';
import { PartPace } from './part-pace.js';
import { Polls } from './polls.js';
import { Presences } from './presence.js';
import { describeContribution } from './priority.js';
import { describeReason } from './reason.js';
import { RecentTexts } from './recent-texts.js';
import { RestartWatch } from './restart-watch.js';
import { happenedAtOf } from './signal.js';
import { Silences } from './silences.js';
import { Timers } from './timers.js';
import { WordingBursts } from './wording-bursts.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

describe('happenedAtOf', () => {
  it('believes the source up to a day back and never ahead', () => {
    expect(happenedAtOf({ happenedAt: 5000, receivedAt: 2000 })).toBe(2000);
    expect(happenedAtOf({ happenedAt: 0, receivedAt: 24 * HOUR })).toBe(0);
    expect(happenedAtOf({ happenedAt: 0, receivedAt: 24 * HOUR + 1 })).toBe(24 * HOUR + 1);
  });
});

describe('Timers', () => {
  it('gives what is due, earliest first, and of equal times what was set first', () => {
    const timers = new Timers<string>();
    for (const [at, what] of [
      [3, 'c'],
      [1, 'a'],
      [2, 'x'],
      [2, 'y'],
    ] as const)
      timers.set(at, what);
    const taken = [timers.take(2), timers.take(2), timers.take(2), timers.take(2), timers.take(3)];
    expect(taken.map((one) => one?.what)).toEqual(['a', 'x', 'y', undefined, 'c']);
  });
});

describe('Presences', () => {
  it('finds the nearest of the latest four times of an entity', () => {
    const presences = new Presences();
    presences.add(3, 7, 1000);
    expect(presences.nearest(3, 1500)).toEqual({ fragment: 7, distance: 500 });
    presences.add(3, 7, 4000);
    presences.add(3, 8, 9000);
    expect(presences.nearest(3, 2000)).toEqual({ fragment: 7, distance: 0 });
    expect(presences.nearest(3, 8000)).toEqual({ fragment: 8, distance: 1000 });
    for (const fragment of [9, 10, 11]) presences.add(3, fragment, 20_000);
    expect(presences.nearest(3, 2000)?.fragment).toBe(8);
    expect(presences.nearest(4, 0)).toBeUndefined();
  });
});

describe('PartActivity', () => {
  it('fades to a third in a minute, and adds up the time in which much goes on', () => {
    const activity = new PartActivity();
    activity.at(0);
    for (let k = 0; k < 4; k += 1) activity.add();
    expect(activity.at(MINUTE)).toBeCloseTo(4 / Math.E);
    // From 4 down to 2 in ln 2 minutes.
    expect(activity.busyMs).toBeCloseTo(MINUTE * Math.LN2);
    expect(activity.busyMs + activity.quietMs).toBeCloseTo(MINUTE);
  });
});

describe('logRateRatio', () => {
  it('is 0 for what is not known, and for what comes regardless', () => {
    expect(logRateRatio({ times: 0, timesInQuiet: 0 }, { quietMs: 0, busyMs: 0 })).toBe(0);
    expect(logRateRatio({ times: 18, timesInQuiet: 9 }, { quietMs: 9 * HOUR, busyMs: 9 * HOUR })).toBe(0);
    // (10 / 2 h) against (1 / 10 h)
    expect(logRateRatio({ times: 9, timesInQuiet: 0 }, { quietMs: 9 * HOUR, busyMs: HOUR })).toBeCloseTo(
      Math.log(50),
    );
  });
});

describe('PartPace', () => {
  const run = (starts: readonly number[]): PartPace => {
    const pace = new PartPace(0);
    for (const [fragment, at] of starts.entries()) pace.add(at, fragment, true);
    pace.takeBursts();
    return pace;
  };

  it('takes bursts all over a part for its way to fail', () => {
    const bursts = [0, 1, 2, 3].flatMap((k) => [0, 1, 2, 3, 4, 5].map((second) => k * HOUR + second * 1000));
    expect(run(bursts).isClumped).toBe(true);
  });

  it('does not take an even sequence for bursts, however dense', () => {
    expect(run(Array.from({ length: 1000 }, (_, k) => k * 8000)).isClumped).toBe(false);
    expect(run(Array.from({ length: 50 }, (_, k) => k * HOUR)).isClumped).toBe(false);
  });
});

describe('RestartWatch', () => {
  const feed = (watch: RestartWatch, at: number, isRepeat: boolean): boolean => {
    if (watch.isDue(at, isRepeat)) watch.begin(at, false);
    return watch.add(at, at, isRepeat) !== undefined;
  };

  it('finds another incident when many alerts come a second time', () => {
    const watch = new RestartWatch();
    for (let k = 0; k < 20; k += 1) expect(feed(watch, k * 1000, false)).toBe(false);
    const found = Array.from({ length: 10 }, (_, k) => feed(watch, 120_000 + k * 500, true));
    expect(found.indexOf(true)).toBe(2);
  });

  it('learns that sources repeat what they report', () => {
    const watch = new RestartWatch();
    const found = Array.from({ length: 400 }, (_, k) => feed(watch, k * 1000, k % 2 === 1));
    expect(found.slice(0, 20)).not.toContain(true);
    expect(found.slice(200).filter(Boolean).length).toBeLessThan(3);
  });
});

describe('WordingBursts', () => {
  it('needs three entities at once and a wording that hardly ever comes', () => {
    const bursts = new WordingBursts();
    const add = (wording: number, entity: number, at: number) =>
      bursts.add(wording, entity, { fragment: entity, at });
    add(0, 0, 0);
    expect([1, 2, 3, 4].map((entity) => add(1, entity, 2 * HOUR + entity))).toEqual([[], [], [1, 2, 3], [1]]);
    for (let k = 0; k < 100; k += 1) add(2, 0, 3 * HOUR + k * 3 * MINUTE);
    expect([1, 2, 3].flatMap((entity) => add(2, entity, 9 * HOUR + entity))).toEqual([]);
  });
});

describe('BurstLift', () => {
  it('learns the part whose bursts an entity goes with', () => {
    const part = new PartPace(0);
    const lift = new BurstLift();
    let known: PartPace | undefined;
    for (let k = 1; k <= 20; k += 1) {
      part.activity.at(k * HOUR);
      part.add(k * HOUR, k, true);
      known = lift.add(9, [part], k * HOUR);
    }
    expect(known).toBe(part);
    for (let k = 21; k <= 60; k += 1) known = lift.add(9, [part], k * HOUR + 20 * MINUTE);
    expect(known).toBeUndefined();
  });
});

describe('Familiarity', () => {
  it('is the log of hours between two of a wording', () => {
    const familiarity = new Familiarity();
    expect(familiarity.add(1, 1, 0)).toBe(0);
    expect(familiarity.add(1, 2, 9 * HOUR)).toBeCloseTo(Math.log(10));
    expect(familiarity.add(1, 1, 9 * HOUR)).toBeCloseTo(Math.log(5));
  });
});

describe('RecentTexts', () => {
  it('remembers for an hour at least', () => {
    const texts = new RecentTexts();
    texts.add(1, 7, 0);
    texts.add(1, 8, HOUR);
    expect(texts.lastAt(1, 7)).toBe(0);
    texts.add(1, 9, 3 * HOUR);
    texts.add(1, 9, 5 * HOUR);
    expect(texts.lastAt(1, 7)).toBeUndefined();
  });
});

describe('Polls', () => {
  it('learns the interval, outages aside', () => {
    const polls = new Polls();
    for (const at of [0, 30, 60, 90, 900, 930]) polls.add(1, at * 1000);
    expect(polls.intervalOf(1)).toBe(30_000);
    expect(polls.intervalOf(2)).toBe(MINUTE);
    expect(polls.hasAnsweredSince(1, 929_000)).toBe(true);
  });
});

describe('Silences', () => {
  it('match by all that they say, and the longest holds', () => {
    const topology = Topology.of({ nNodes: 2, from: [1], to: [0], relations: ['needs'] });
    const all = { from: 0, to: 10, isBehind: false, comment: 'all' };
    const texts = { from: 0, to: 20, isBehind: false, comment: 'texts', message: /^Fan/ };
    const behind = { from: 5, to: 30, isBehind: true, comment: 'behind', entity: 0, kind: 1 };
    const silences = new Silences([all, texts, behind], topology);
    const find = (entity: number, kind: number, message: string, at: number) =>
      silences.find({ entity, kind, message }, at)?.comment;
    expect([find(1, 2, 'Link', 0), find(1, 2, 'Fan 1', 0), find(1, 1, 'Fan 1', 5)]).toEqual([
      'all',
      'texts',
      'behind',
    ]);
    expect(find(1, 2, 'Fan 1', 20)).toBeUndefined();
  });
});

describe('AlarmTable', () => {
  it('knows nothing at first', () => {
    expect(new AlarmTable().find({ entity: 0, kind: 0, template: 0 })).toBeUndefined();
  });
});

describe('words', () => {
  it('say why a signal is not announced', () => {
    const nameOf = (entity: number): string => `sw-${entity}`;
    expect(describeReason({ kind: 'behind', entity: 3 }, nameOf)).toBe(
      'is behind sw-3, which does not answer',
    );
    expect(describeReason({ kind: 'repeat', count: 4, announcedAt: 0 }, nameOf)).toBe(
      'the same alarm again, repeat 4; announced at 1970-01-01T00:00:00.000Z',
    );
    expect(describeReason({ kind: 'clear', openedAt: undefined }, nameOf)).toBe(
      'a clear, and nothing was open',
    );
    expect(describeReason({ kind: 'silence', until: 0, comment: 'upgrade' }, nameOf)).toMatch(
      /maintenance.*: upgrade$/,
    );
    expect(describeReason({ kind: 'waiting', entities: [1, 2], until: 0 }, nameOf)).toMatch(/sw-1, sw-2/);
  });

  it('say what makes a priority', () => {
    expect(describeContribution({ reason: 'impact', value: 1.9, measure: 44 })).toBe('44 depend on it');
    expect(describeContribution({ reason: 'impact', value: 0.7, measure: 1 })).toBe('one depends on it');
    expect(describeContribution({ reason: 'company', value: 0.7, measure: 1.2 })).toBe(
      'another one came with it in the last minute',
    );
    expect(describeContribution({ reason: 'novelty', value: 1, measure: Number.NaN })).toBe(
      'it has not come before',
    );
  });
});
