import { uniform } from '../signals/index.js';
import { livesWithin, type PartLife } from './part-life.js';
import { type Part, type PlantAsset } from './plant-asset.js';

export interface PlantEvent {
  readonly assetId: string;
  readonly atMs: number;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly category: 'availability' | 'maintenance' | 'hardware';
  /** Names its instant: the platform takes events of one title for the same event. */
  readonly title: string;
}

const warnings: Readonly<Record<Part, string | undefined>> = {
  fan: 'Fan below its usual speed',
  optics: 'Received light is weak',
  disk: 'Disk reports reallocated sectors',
  memory: undefined,
};
const warnedShare = 0.7;

/** What happened to an asset after one instant up to another. */
export function plantEvents(asset: PlantAsset, afterMs: number, untilMs: number): readonly PlantEvent[] {
  return livesWithin(asset, afterMs, untilMs)
    .flatMap((life) => [...warningsOf(asset, life), ...pauseOf(asset, life)])
    .filter(({ atMs }) => atMs > afterMs && atMs <= untilMs);
}

function warningsOf(asset: PlantAsset, life: PartLife): readonly PlantEvent[] {
  const title = warnings[asset.part];
  const isWarned = life.hasSign && uniform(asset.seed ^ (0x1000 * life.number), 41) < warnedShare;
  if (title === undefined || !isWarned) return [];
  // Of a part that fails, when four fifths of its wear can be measured.
  const share = asset.fate === 'fails' ? 0.8 ** (1 / life.curve) : 0.5;
  const atMs = life.bornMs + share * (life.endsMs - life.bornMs);
  return [event(asset, atMs, ['warning', 'hardware', `${title} since ${text(atMs)}`])];
}

function pauseOf(asset: PlantAsset, { end, endsMs, backMs }: PartLife): readonly PlantEvent[] {
  if (end === 'maintenance') {
    const title = `Maintenance from ${text(endsMs)} until ${text(backMs)}`;
    return [event(asset, endsMs, ['info', 'maintenance', title])];
  }
  return [
    event(asset, endsMs, ['critical', 'availability', `Offline since ${text(endsMs)}`]),
    event(asset, backMs, ['info', 'availability', `Online again since ${text(backMs)}`]),
  ];
}

function event(
  { id }: PlantAsset,
  atMs: number,
  [severity, category, title]: readonly [PlantEvent['severity'], PlantEvent['category'], string],
): PlantEvent {
  return { assetId: id, atMs, severity, category, title };
}

function text(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
