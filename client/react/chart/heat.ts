/** Scores at which the colours of the heat map stand; between two of them they are mixed. */
const HEAT_STOPS = [0.3, 0.55, 0.7, 0.85, 1] as const;

export type Rgb = readonly [red: number, green: number, blue: number];

/** @param stops colours at {@link HEAT_STOPS} */
export function heatColour(score: number, stops: readonly Rgb[]): Rgb {
  const last = stops.length - 1;
  const upper = HEAT_STOPS.findIndex((at) => score <= at);
  if (upper === 0) return stops[0] ?? BLACK;
  if (upper < 0) return stops[last] ?? BLACK;
  const [low, high] = [HEAT_STOPS[upper - 1] ?? 0, HEAT_STOPS[upper] ?? 1];
  return mix(stops[upper - 1] ?? BLACK, stops[upper] ?? BLACK, (score - low) / (high - low));
}

const BLACK: Rgb = [0, 0, 0];

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return [at(0), at(1), at(2)];
}

/** Of a computed style. @example parseRgb('rgb(34, 84, 211)') // [34, 84, 211] */
export function parseRgb(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** A table of 101 colours: looking one up is quicker than mixing it. */
export function heatTable(stops: readonly string[]): readonly Rgb[] {
  const colours = stops.map(parseRgb);
  return Array.from({ length: 101 }, (_, percent) => heatColour(percent / 100, colours));
}
