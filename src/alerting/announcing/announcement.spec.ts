import { episodeOf } from '../../anomaly/testing/index.js';
import { announced, announcementOf, type Announcement } from './announcement.js';
import type { Episode } from '../../anomaly/index.js';

const NOTHING: Announcement = { isAnnounced: false, isEscalated: false, isResolved: false };

const decide = (before: Episode | undefined, after: Episode): Announcement =>
  announcementOf({ before, after }, false);
const suppressed = (before: Episode | undefined, after: Episode): Announcement =>
  announcementOf({ before, after }, true);

describe('announcementOf', () => {
  const quiet = episodeOf();
  const announcedBefore = episodeOf({ announcedSeverity: 'medium' });

  it('announces an episode that begins, also one that is over in the same go', () => {
    expect(decide(undefined, quiet)).toEqual({ ...NOTHING, isAnnounced: true });
    expect(decide(undefined, { ...quiet, nNormalSince: 3, status: 'closed' })).toEqual({
      ...NOTHING,
      isAnnounced: true,
      isResolved: true,
    });
  });

  it('says nothing new of an episode that goes on', () => {
    expect(decide(announcedBefore, { ...announcedBefore, nAnomalous: 9 })).toEqual(NOTHING);
    expect(decide(announcedBefore, { ...announcedBefore, nNormalSince: 1 })).toEqual(NOTHING);
  });

  it('escalates when the severity has risen above what was announced, and only then', () => {
    expect(decide(announcedBefore, { ...announcedBefore, severity: 'critical' })).toEqual({
      ...NOTHING,
      isEscalated: true,
    });
    expect(decide(announcedBefore, { ...announcedBefore, severity: 'medium' })).toEqual(NOTHING);
    expect(decide(announcedBefore, { ...announcedBefore, severity: 'low' })).toEqual(NOTHING);
  });

  it('resolves what was announced', () => {
    expect(decide(announcedBefore, { ...announcedBefore, status: 'closed' })).toEqual({
      ...NOTHING,
      isResolved: true,
    });
    expect(decide(announcedBefore, { ...announcedBefore, status: 'closed', severity: 'high' })).toEqual({
      isAnnounced: false,
      isEscalated: true,
      isResolved: true,
    });
  });

  it('neither announces nor escalates while suppressed, but resolves', () => {
    expect(suppressed(undefined, quiet)).toEqual(NOTHING);
    expect(suppressed(undefined, { ...quiet, status: 'closed' })).toEqual(NOTHING);
    expect(suppressed(announcedBefore, { ...announcedBefore, severity: 'critical' })).toEqual(NOTHING);
    expect(suppressed(announcedBefore, { ...announcedBefore, status: 'closed' })).toEqual({
      ...NOTHING,
      isResolved: true,
    });
  });

  it('announces an episode that outlasts its suppression, not one in which all is calm by then', () => {
    expect(decide(quiet, { ...quiet, nAnomalous: 2 })).toEqual({ ...NOTHING, isAnnounced: true });
    expect(decide(quiet, { ...quiet, nAnomalous: 2, nNormalSince: 2 })).toMatchObject({ isAnnounced: true });
    expect(decide(quiet, { ...quiet, nNormalSince: 2 })).toEqual(NOTHING);
    expect(decide(quiet, { ...quiet, nNormalSince: 3, status: 'closed' })).toEqual(NOTHING);
  });
});

describe('announced', () => {
  it('remembers the severity that was announced', () => {
    const worse = episodeOf({ severity: 'high', announcedSeverity: 'medium' });

    expect(announced(worse, { ...NOTHING, isEscalated: true })).toMatchObject({ announcedSeverity: 'high' });
    expect(announced(worse, { ...NOTHING, isAnnounced: true })).toMatchObject({ announcedSeverity: 'high' });
    expect(announced(worse, { ...NOTHING, isResolved: true })).toBe(worse);
  });
});
