import { uniform } from '../signals/index.js';
import { type PlantAsset } from './plant-asset.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Before every history, so that lives are well mixed by its beginning. */
const firstLifeMs = Date.UTC(2025, 0, 1);
const meanLifeMs = 70 * dayMs;
const withoutSignShare = 1 / 12;
/** Share of its time after which a part that stops wearing does. */
const stopsAfter = 0.4;

/** The time of one part in an asset. */
export interface PartLife {
  readonly number: number;
  readonly bornMs: number;
  /** When the asset goes dark, and until when. */
  readonly endsMs: number;
  readonly backMs: number;
  readonly end: 'failure' | 'maintenance';
  /** Whether the wear can be measured before its end. */
  readonly hasSign: boolean;
  /** How late it shows: wear grows with this power of time. */
  readonly curve: number;
  /** Wear measured at the end; parts do not all fail at the same. */
  readonly worn: number;
}

/** The parts of an asset that were in use between two instants, one after the other. */
export function livesWithin(asset: PlantAsset, fromMs: number, toMs: number): readonly PartLife[] {
  const lives: PartLife[] = [];
  let life = makeLife(asset, 1, firstLifeMs - uniform(asset.seed, 10) * meanLifeMs);
  while (life.bornMs <= toMs) {
    if (life.backMs > fromMs) lives.push(life);
    life = makeLife(asset, life.number + 1, life.backMs);
  }
  return lives;
}

function makeLife(asset: PlantAsset, number: number, bornMs: number): PartLife {
  const draw = (index: number): number => uniform(asset.seed ^ (0x1000 * number), index);
  const isFailing = asset.fate === 'fails';
  const hasSign = !(isFailing && draw(21) < withoutSignShare);
  const endsMs = bornMs + lengthOf(asset, draw(22), hasSign);
  return {
    number,
    bornMs,
    endsMs,
    backMs: endsMs + (isFailing ? 24 + 24 * draw(23) : 24) * hourMs,
    end: isFailing ? 'failure' : 'maintenance',
    hasSign,
    curve: asset.part === 'memory' ? 0.9 + 0.4 * draw(24) : 1.6 + 1.2 * draw(24),
    worn: isFailing ? 0.85 + 0.25 * draw(25) : 0.4 + 0.3 * draw(25),
  };
}

/** Weibull with shape 4: parts that wear fail around their time; those that fail without a sign do so at any time. */
function lengthOf({ fate, speed }: PlantAsset, share: number, hasSign: boolean): number {
  if (!hasSign) return (0.1 + 0.9 * share) * meanLifeMs;
  const life = (meanLifeMs * (-Math.log(1 - share)) ** 0.25) / 0.9064 / speed;
  return fate === 'fails' ? life : 2 * life;
}

/** 0 for a new part to about 1 for one that is about to fail, as it can be measured. */
export function wearAt({ fate }: PlantAsset, life: PartLife, atMs: number): number {
  if (fate === 'looks-worn') return life.worn;
  const share = Math.max(0, (atMs - life.bornMs) / (life.endsMs - life.bornMs));
  if (!life.hasSign) return 0.2 * share;
  return life.worn * (fate === 'stops' ? Math.min(1, share / stopsAfter) : share) ** life.curve;
}
