import { type FleetAsset, leipzig, stableUuid } from '../fleet/index.js';
import { type AssetType } from '../schema/index.js';
import { hashText, uniform } from '../signals/index.js';

/** The part that wears out. */
export type Part = 'fan' | 'optics' | 'disk' | 'memory';

/** `looks-worn` has been so from the beginning and `stops` wears for weeks and no further: neither fails. */
type Fate = 'fails' | 'looks-worn' | 'stops';

/** An asset with a part that wears out in weeks rather than years. */
export interface PlantAsset extends FleetAsset {
  readonly part: Part;
  readonly fate: Fate;
  readonly firmware: string;
  readonly seed: number;
  /** How fast its parts wear next to the mean. */
  readonly speed: number;
}

interface Kind {
  readonly part: Part;
  readonly type: AssetType;
  readonly prefix: string;
  readonly makes: readonly (readonly [vendor: string, model: string])[];
}

const kinds: readonly Kind[] = [
  {
    part: 'fan',
    type: 'switch',
    prefix: 'sw',
    makes: [
      ['Cisco', 'C9300'],
      ['HPE', '6300M'],
    ],
  },
  {
    part: 'optics',
    type: 'router',
    prefix: 'rtr',
    makes: [
      ['Juniper', 'MX204'],
      ['Cisco', 'ISR-4451'],
    ],
  },
  {
    part: 'disk',
    type: 'server',
    prefix: 'srv',
    makes: [
      ['Dell', 'R740'],
      ['HPE', 'DL380'],
    ],
  },
  {
    part: 'memory',
    type: 'server',
    prefix: 'srv',
    makes: [
      ['Dell', 'R640'],
      ['Lenovo', 'SR650'],
    ],
  },
];

const hastyFirmware = { version: '2.1.7', share: 0.3, speed: 1.4 };
const looksWornShare = 0.1;
const stopsShare = 0.1;

/** The same number and seed give the same plant. */
export function makePlant(count: number, seed: number): readonly PlantAsset[] {
  return Array.from({ length: count }, (_, index) => makeAsset(index, seed));
}

function makeAsset(index: number, seed: number): PlantAsset {
  const { part, type, prefix, makes } = at(kinds, index % kinds.length);
  const name = `plant-${prefix}-${String(index + 1).padStart(3, '0')}`;
  const assetSeed = hashText(name, seed);
  const [vendor, model] = at(makes, Math.floor(uniform(assetSeed, 1) * makes.length));
  const isHasty = uniform(assetSeed, 2) < hastyFirmware.share;
  return {
    id: stableUuid(name),
    name,
    type,
    ip: `10.8.${Math.floor(index / 250)}.${(index % 250) + 1}`,
    site: leipzig,
    vendor,
    model,
    tier: 3,
    tags: [type, 'plant'],
    size: 1,
    part,
    fate: fateOf(uniform(assetSeed, 3)),
    firmware: isHasty ? hastyFirmware.version : '2.2.0',
    seed: assetSeed,
    speed: (isHasty ? hastyFirmware.speed : 1) * (0.9 + 0.2 * uniform(assetSeed, 4)),
  };
}

function fateOf(share: number): Fate {
  if (share < looksWornShare) return 'looks-worn';
  return share < looksWornShare + stopsShare ? 'stops' : 'fails';
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no entry ${index}.`);
  return value;
}
