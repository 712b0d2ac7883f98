const NAMES = [
  'ink',
  'ink-2',
  'line',
  'surface',
  'accent',
  'accent-soft',
  'series',
  'series-soft',
  'band',
  'median',
  'forecast',
  'forecast-soft',
  'shade',
  'shade-line',
  'low',
  'medium',
  'high',
  'critical',
  'heat-0',
  'heat-1',
  'heat-2',
  'heat-3',
  'heat-4',
] as const;

type ColourName = (typeof NAMES)[number];
export type Palette = Readonly<Record<ColourName, string>>;

/** The variables of the style sheet as a canvas understands them, for the theme in force around an element. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  element.append(probe);
  const style = getComputedStyle(probe);
  const entries = NAMES.map((name) => {
    probe.style.color = `var(--ml-${name})`;
    return [name, style.color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}

/** From the lowest to the highest score. */
export function heatStops(palette: Palette): readonly string[] {
  return [palette['heat-0'], palette['heat-1'], palette['heat-2'], palette['heat-3'], palette['heat-4']];
}

/** Of a severity; gray for one that is not known. */
export function severityColour(palette: Palette, severity: string): string {
  return severity === 'critical' || severity === 'high' || severity === 'medium'
    ? palette[severity]
    : palette.low;
}
