/** A line of scores from 0 to 100, one a day from edge to edge; a gap where there is none. */
export function scorePath(
  scores: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  let isDrawn = false;
  return scores
    .map((score, day) => {
      const command = isDrawn ? 'L' : 'M';
      isDrawn = score !== null;
      if (score === null) return '';
      const x = scores.length === 1 ? 0 : (width * day) / (scores.length - 1);
      return `${command}${x.toFixed(1)} ${(height * (1 - score / 100)).toFixed(1)}`;
    })
    .join('');
}
