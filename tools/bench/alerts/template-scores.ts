/** How well wordings were found. */
export interface TemplateScores {
  /** Share of messages whose group holds exactly the messages of their right wording. */
  readonly groupingAccuracy: number;
  /** Harmonic mean of the shares of our groups, and of the right ones, that are exactly one of the other. */
  readonly f1: number;
}

/** @source Zhu et al., 2019, "Tools and benchmarks for automated log parsing" (grouping accuracy); Jiang et al., 2024, LogPub (F1 of groups). */
export function templateScores(ours: readonly string[], truth: readonly string[]): TemplateScores {
  const [byOurs, byTruth] = [rowsOf(ours), rowsOf(truth)];
  let [messages, groups] = [0, 0];
  for (const rows of byOurs.values()) {
    const right = byTruth.get(truth[rows[0]!]!)!;
    if (right.length !== rows.length || rows.some((row) => truth[row] !== truth[rows[0]!])) continue;
    messages += rows.length;
    groups += 1;
  }
  return { groupingAccuracy: messages / ours.length, f1: (2 * groups) / (byOurs.size + byTruth.size) };
}

function rowsOf(groups: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) {
    const list = rows.get(group);
    if (list === undefined) rows.set(group, [row]);
    else list.push(row);
  }
  return rows;
}
