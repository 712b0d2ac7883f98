/** Figures of one set by name. */
export type Figures = Readonly<Record<string, number>>;

/** What a figure should be: small, or near a share. */
const WANTED: Readonly<Record<string, number>> = {
  cover95: 0.95,
  cover80: 0.8,
  found: 1,
  dateInBand: 0.8,
  lowestInBand: 0.8,
  highestInBand: 0.8,
};

/** Times differ from run to run; how many series there were is no merit. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['ms', 'of']);

/** Two runs of the same code do not differ at all; changes of the code by less than this are no news. */
const TOLERANCE = 0.01;

/** Says which figures got worse since the committed run. */
export function worseFigures(
  before: Readonly<Record<string, Figures>>,
  now: Readonly<Record<string, Figures>>,
): readonly string[] {
  return Object.entries(now).flatMap(([set, figures]) =>
    Object.entries(figures).flatMap(([name, value]) => {
      const earlier = before[set]?.[name];
      if (earlier === undefined || NOT_COMPARED.has(name)) return [];
      const distance = (figure: number): number => Math.abs(figure - (WANTED[name] ?? 0));
      const allowed = name in WANTED ? TOLERANCE : TOLERANCE * Math.max(distance(earlier), TOLERANCE);
      return distance(value) > distance(earlier) + allowed
        ? [`${set}, ${name}: ${value.toFixed(4)}, committed ${earlier.toFixed(4)}`]
        : [];
    }),
  );
}

/** One line. */
export function lineOf(set: string, figures: Figures): string {
  const cells = Object.entries(figures).map(([name, value]) => `${name} ${Number(value.toFixed(4))}`);
  return `${set.padEnd(22)} ${cells.join('  ')}`;
}
