import { episodeOf } from '../../anomaly/testing/index.js';
import { announced, announcementOf, type Announcement } from './announcement.js';
import type { Episode } from '../../anomaly/index.js';

const NOTHING: Announcement = { isAnnounced: false, isEscalated: false, isResolved: false };

const hearing = (before: Episode | undefined, after: Episode): Announcement =>
  announcementOf({ before, after }, false);
const suppressed = (before: Episode | undefined, after: Episode): Announcement =>
  announcementOf({ before, after }, true);

describe('announcementOf', () => {
  const quiet = episodeOf();
  const told = episodeOf({ announcedSeverity: 'medium' });

  it('announces an episode that begins, also one that is over in the same go', () => {
    expect(hearing(undefined, quiet)).toEqual({ ...NOTHING, isAnnounced: true });
    expect(hearing(undefined, { ...quiet, nNormalSince: 3, status: 'closed' })).toEqual({
      ...NOTHING,
      isAnnounced: true,
      isResolved: true,
    });
  });

  it('says nothing new of an episode that goes on', () => {
    expect(hearing(told, { ...told, nAnomalous: 9 })).toEqual(NOTHING);
    expect(hearing(told, { ...told, nNormalSince: 1 })).toEqual(NOTHING);
  });

  it('escalates when the severity has risen above what was told, and only then', () => {
    expect(hearing(told, { ...told, severity: 'critical' })).toEqual({ ...NOTHING, isEscalated: true });
    expect(hearing(told, { ...told, severity: 'medium' })).toEqual(NOTHING);
    expect(hearing(told, { ...told, severity: 'low' })).toEqual(NOTHING);
  });

  it('resolves what was announced', () => {
    expect(hearing(told, { ...told, status: 'closed' })).toEqual({ ...NOTHING, isResolved: true });
    expect(hearing(told, { ...told, status: 'closed', severity: 'high' })).toEqual({
      isAnnounced: false,
      isEscalated: true,
      isResolved: true,
    });
  });

  it('neither announces nor escalates while suppressed, but resolves', () => {
    expect(suppressed(undefined, quiet)).toEqual(NOTHING);
    expect(suppressed(undefined, { ...quiet, status: 'closed' })).toEqual(NOTHING);
    expect(suppressed(told, { ...told, severity: 'critical' })).toEqual(NOTHING);
    expect(suppressed(told, { ...told, status: 'closed' })).toEqual({ ...NOTHING, isResolved: true });
  });

  it('announces an episode that outlasts its suppression, not one in which all is calm by then', () => {
    expect(hearing(quiet, { ...quiet, nAnomalous: 2 })).toEqual({ ...NOTHING, isAnnounced: true });
    expect(hearing(quiet, { ...quiet, nAnomalous: 2, nNormalSince: 2 })).toMatchObject({ isAnnounced: true });
    expect(hearing(quiet, { ...quiet, nNormalSince: 2 })).toEqual(NOTHING);
    expect(hearing(quiet, { ...quiet, nNormalSince: 3, status: 'closed' })).toEqual(NOTHING);
  });
});

describe('announced', () => {
  it('remembers the severity that was told', () => {
    const worse = episodeOf({ severity: 'high', announcedSeverity: 'medium' });

    expect(announced(worse, { ...NOTHING, isEscalated: true })).toMatchObject({ announcedSeverity: 'high' });
    expect(announced(worse, { ...NOTHING, isAnnounced: true })).toMatchObject({ announcedSeverity: 'high' });
    expect(announced(worse, { ...NOTHING, isResolved: true })).toBe(worse);
  });
});
