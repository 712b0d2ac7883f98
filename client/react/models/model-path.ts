/** The view of the models, with these side by side. */
export function comparePath(...modelVersions: readonly string[]): string {
  return `/models?compare=${modelVersions.map(encodeURIComponent).join(',')}`;
}
