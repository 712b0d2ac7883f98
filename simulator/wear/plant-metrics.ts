import { bell, hashText, uniform } from '../signals/index.js';
import { type Part, type PlantAsset } from './plant-asset.js';

/** Lowest and highest level of a new part, and by how much it has changed when the part is worn. */
interface Levels {
  readonly fresh: readonly [number, number];
  readonly byWear: (wear: number) => number;
  readonly noise: (wear: number) => number;
  readonly least?: number;
  readonly most?: number;
}

export interface PlantMetric {
  readonly name: string;
  readonly unit: string;
  readonly value: (asset: PlantAsset, moment: Moment) => number;
}

/** A part at an instant. */
interface Moment {
  readonly lifeNumber: number;
  readonly wear: number;
  readonly atMs: number;
}

const hourMs = 3_600_000;
const beyond = (wear: number, from: number): number => Math.max(0, wear - from) / (1 - from);

function gauge(name: string, unit: string, levels: Levels): PlantMetric {
  const { fresh, byWear, noise, least = -Infinity, most = Infinity } = levels;
  const metricSeed = hashText(name);
  return {
    name,
    unit,
    value: ({ seed }, { wear, atMs }) => {
      const level = fresh[0] + (fresh[1] - fresh[0]) * uniform(seed ^ metricSeed, 1);
      const drawn = bell(seed ^ metricSeed, Math.floor(atMs / hourMs));
      return Math.min(most, Math.max(least, level + byWear(wear) + noise(wear) * drawn));
    },
  };
}

/** Only rises during a life, in steps, more with some parts than with others. */
const reallocatedSectors: PlantMetric = {
  name: 'reallocated_sectors',
  unit: 'count',
  value: ({ seed }, { wear, lifeNumber }) =>
    4 * Math.floor((20 + 40 * uniform(seed ^ (0x1000 * lifeNumber), 31)) * wear * wear),
};

/** Hardly any, and bursts that become more and longer. */
const interfaceErrors: PlantMetric = {
  name: 'interface_errors',
  unit: 'count',
  value: ({ seed }, { wear, atMs }) => {
    const step = Math.floor(atMs / hourMs);
    const isBurst = uniform(seed ^ 0x41, step) < 0.05 + 0.4 * wear * wear;
    return Math.floor(uniform(seed ^ 0x42, step) * (isBurst ? 8 + 400 * wear ** 3 : 3));
  },
};

const cpuUsage = gauge('cpu_usage', 'percent', {
  fresh: [15, 35],
  byWear: () => 0,
  noise: () => 4,
  least: 0,
});

export const plantMetrics: Readonly<Record<Part, readonly PlantMetric[]>> = {
  fan: [
    gauge('fan_speed', 'rpm', {
      fresh: [5200, 6400],
      byWear: (wear) => -2600 * wear,
      noise: (wear) => 60 + 260 * wear,
      least: 0,
    }),
    gauge('temperature', 'celsius', {
      fresh: [31, 38],
      byWear: (wear) => 17 * beyond(wear, 0.3),
      noise: () => 1.2,
    }),
    cpuUsage,
  ],
  optics: [
    gauge('optical_rx_power', 'dbm', { fresh: [-6, -3], byWear: (wear) => -7 * wear, noise: () => 0.3 }),
    gauge('laser_bias_current', 'ma', { fresh: [28, 36], byWear: (wear) => 16 * wear, noise: () => 0.8 }),
    interfaceErrors,
  ],
  disk: [
    reallocatedSectors,
    gauge('disk_latency', 'ms', {
      fresh: [4, 7],
      byWear: (wear) => 14 * wear ** 1.5,
      noise: (wear) => 0.7 * (1 + wear),
      least: 0.1,
    }),
    gauge('disk_usage', 'percent', { fresh: [40, 70], byWear: () => 0, noise: () => 0.5 }),
  ],
  memory: [
    gauge('memory_usage', 'percent', {
      fresh: [38, 48],
      byWear: (wear) => 52 * wear,
      noise: () => 1.5,
      most: 99.5,
    }),
    gauge('swap_usage', 'percent', {
      fresh: [0, 3],
      byWear: (wear) => 70 * beyond(wear, 0.6),
      noise: () => 1,
      least: 0,
      most: 100,
    }),
    cpuUsage,
  ],
};
