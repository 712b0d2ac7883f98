import type { IncidentMember } from '../../ml-api.js';
import { lanesOf } from './lane.js';

const NOW = Date.parse('2026-11-24T10:00:00Z');

function member(assetId: string, startedAt: string, endedAt: string | null): IncidentMember {
  const at = (clock: string) => `2026-11-24T${clock}:00.000Z`;
  return {
    assetId,
    assetName: null,
    startedAt: at(startedAt),
    endedAt: endedAt && at(endedAt),
  } as IncidentMember;
}

describe('lanesOf', () => {
  it('has one lane for each entity, in the order in which they were hit', () => {
    const members = [member('b', '09:05', null), member('a', '09:00', '09:30'), member('b', '09:01', null)];
    expect(lanesOf(members, NOW).map(({ assetId, blocks }) => [assetId, blocks.length])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('lays what goes on at once below each other, and what comes later into the same row', () => {
    const [lane] = lanesOf(
      [member('a', '09:00', '09:30'), member('a', '09:10', '09:50'), member('a', '09:40', null)],
      NOW,
    );
    expect(lane?.blocks.map(({ row }) => row)).toEqual([0, 1, 0]);
    expect(lane?.nRows).toBe(2);
  });

  it('draws what goes on until now, and nothing backwards', () => {
    const [lane] = lanesOf([member('a', '09:00', null), member('a', '09:30', '09:10')], NOW);
    expect(lane?.blocks.map(({ from, until }) => until - from)).toEqual([3_600_000, 0]);
  });

  it('keeps apart what is over at once', () => {
    const [lane] = lanesOf([member('a', '09:00', '09:00'), member('a', '09:00', '09:00')], NOW);
    expect(lane?.nRows).toBe(2);
  });

  it('has nothing to draw without members', () => {
    expect(lanesOf([], NOW)).toEqual([]);
  });
});
