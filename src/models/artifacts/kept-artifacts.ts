/** What decides whether the file of a model is kept. */
export interface ArtifactOwner {
  readonly modelVersion: string;
  readonly status: string;
  readonly trainingDate: Date;
  readonly activatedAt?: Date | null | undefined;
  readonly isPinned: boolean;
  readonly artifactDeletedAt?: Date | null | undefined;
}

/**
 * The models whose files may go: all but the active one, the one that was active before it, those that are pinned, the
 * `nKept` newest of those that were not rejected, and the newest that was.
 */
export function dispensable<Owner extends ArtifactOwner>(models: readonly Owner[], nKept: number): Owner[] {
  const left = models.filter(({ artifactDeletedAt }) => !artifactDeletedAt);
  const ordered = left.toSorted((a, b) => b.trainingDate.getTime() - a.trainingDate.getTime());
  const newest = ordered.filter(({ status }) => status !== 'rejected').slice(0, nKept);
  const lastRejected = ordered.find(({ status }) => status === 'rejected');
  const [predecessor] = left
    .filter(({ status, activatedAt }) => status !== 'active' && activatedAt)
    .toSorted((a, b) => (b.activatedAt?.getTime() ?? 0) - (a.activatedAt?.getTime() ?? 0));
  const kept = new Set<Owner | undefined>([...newest, lastRejected, predecessor]);
  return left.filter((model) => model.status !== 'active' && !model.isPinned && !kept.has(model));
}
