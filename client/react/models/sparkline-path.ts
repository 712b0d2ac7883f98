export interface SparklinePoint {
  /** 0 at the left edge, 1 at the right one. */
  readonly share: number;
  readonly value: number | null;
}

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** Value at the upper edge; 0 is at the lower one. */
  readonly highest: number;
}

/** An SVG path through the points; it breaks where a value is missing, and one alone is a dot. */
export function sparklinePath(points: readonly SparklinePoint[], box: SparklineBox): string {
  const parts: string[] = [];
  let isDrawing = false;
  points.forEach(({ share, value }, index) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    const at = `${round(share * box.width)} ${yOf(value, box)}`;
    const isAlone = !isDrawing && (points[index + 1]?.value ?? null) === null;
    parts.push(isDrawing ? `L${at}` : isAlone ? `M${at}h0.01` : `M${at}`);
    isDrawing = true;
  });
  return parts.join('');
}

export function yOf(value: number, { height, highest }: SparklineBox): number {
  return round(height - (Math.min(value, highest) / highest) * height);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
