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
 * The models whose files may go: all but the active one, the one that was in charge before it, those that are pinned, and the
 * `nKept` newest.
 */
export function dispensable<Owner extends ArtifactOwner>(models: readonly Owner[], nKept: number): Owner[] {
  const left = models.filter(({ artifactDeletedAt }) => !artifactDeletedAt);
  const newest = left.toSorted((a, b) => b.trainingDate.getTime() - a.trainingDate.getTime()).slice(0, nKept);
  const [predecessor] = left
    .filter(({ status }) => status !== 'active')
    .toSorted((a, b) => (b.activatedAt?.getTime() ?? 0) - (a.activatedAt?.getTime() ?? 0));
  const kept = new Set<Owner | undefined>([...newest, predecessor]);
  return left.filter((model) => model.status !== 'active' && !model.isPinned && !kept.has(model));
}
