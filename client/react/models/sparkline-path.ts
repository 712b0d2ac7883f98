export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** Value at the upper edge; 0 is at the lower one. */
  readonly highest: number;
}

/** An SVG path through the values, evenly apart; it breaks where one is missing, and one alone is a dot. */
export function sparklinePath(values: readonly (number | null)[], box: SparklineBox): string {
  const step = values.length > 1 ? box.width / (values.length - 1) : 0;
  const parts: string[] = [];
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    const at = `${round(index * step)} ${yOf(value, box)}`;
    const isAlone = !isDrawing && (values[index + 1] ?? null) === null;
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
