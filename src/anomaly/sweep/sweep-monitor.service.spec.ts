import { conditionOf } from './sweep-monitor.service.js';

const NOW_MS = Date.UTC(2026, 10, 28, 12);
const ago = (seconds: number): number => NOW_MS - seconds * 1000;

describe('conditionOf', () => {
  it('is current as long as every shard was swept within three intervals', () => {
    expect(conditionOf({ sweptUntilMs: ago(100), lastSweptMs: ago(5) }, NOW_MS, 30)).toEqual({
      status: 'current',
      sweptUntil: new Date(ago(100)),
    });
  });

  it('is behind when one shard is, and while one was never swept', () => {
    expect(conditionOf({ sweptUntilMs: ago(110), lastSweptMs: ago(5) }, NOW_MS, 30).status).toBe('behind');
    expect(conditionOf({ sweptUntilMs: undefined, lastSweptMs: ago(5) }, NOW_MS, 30)).toEqual({
      status: 'behind',
      sweptUntil: undefined,
    });
  });

  it('is stopped when no shard was swept for ten intervals, or none ever', () => {
    expect(conditionOf({ sweptUntilMs: ago(330), lastSweptMs: ago(325) }, NOW_MS, 30).status).toBe('behind');
    expect(conditionOf({ sweptUntilMs: ago(340), lastSweptMs: ago(335) }, NOW_MS, 30)).toEqual({
      status: 'stopped',
      sweptUntil: new Date(ago(340)),
    });
    expect(conditionOf({ sweptUntilMs: undefined, lastSweptMs: undefined }, NOW_MS, 30).status).toBe(
      'stopped',
    );
  });
});
