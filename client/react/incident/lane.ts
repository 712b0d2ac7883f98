import type { IncidentMember } from '../../ml-api.js';

export interface Block {
  readonly member: IncidentMember;
  /** Of the lane, 0 at the top: what goes on at once lies below each other. */
  readonly row: number;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** One entity with all that happened to it. */
export interface Lane {
  readonly assetId: string | number;
  readonly name: string;
  readonly nRows: number;
  readonly blocks: readonly Block[];
}

/** One that is over at once can still be seen, and pointed at. */
const LEAST_SHARE = 0.006;

/** Entities in the order in which something happened to them. @param now - end of what goes on */
export function lanesOf(members: readonly IncidentMember[], now: number): readonly Lane[] {
  const byEntity = new Map<string, IncidentMember[]>();
  for (const member of [...members].sort((a, b) => a.startedAt.localeCompare(b.startedAt))) {
    const same = byEntity.get(String(member.assetId));
    if (same) same.push(member);
    else byEntity.set(String(member.assetId), [member]);
  }
  const [first] = [...byEntity.values()].flat();
  const least = first ? LEAST_SHARE * Math.max(0, now - Date.parse(first.startedAt)) : 0;
  return [...byEntity.values()].map((own) => laneOf(own, now, least));
}

function laneOf(members: readonly IncidentMember[], now: number, least: number): Lane {
  const rowEnds: number[] = [];
  const blocks = members.map((member): Block => {
    const from = Date.parse(member.startedAt);
    const until = Math.max(from, member.endedAt === null ? now : Date.parse(member.endedAt));
    const free = rowEnds.findIndex((end) => end <= from);
    const row = free === -1 ? rowEnds.length : free;
    rowEnds[row] = Math.max(until, from + least);
    return { member, row, from, until };
  });
  const [first] = members;
  return {
    assetId: first?.assetId ?? '',
    name: first?.assetName ?? String(first?.assetId),
    nRows: rowEnds.length,
    blocks,
  };
}
