import { type FleetAsset, fleet } from '../fleet/index.js';
import { type AssetType, type MetricSourceName } from '../schema/index.js';
import { type Quantity } from './profile.js';
import { makeSeries, type Series, type SeriesPlace, type Store } from './series.js';

interface MetricSet {
  readonly quantities: readonly Quantity[];
  readonly store: Store;
  /** Pollers store cpu and memory, agents cpu_usage and memory_usage; switches have a newer poller. */
  readonly usageNames: boolean;
}

const polled: Store = { table: 'device_metrics_history' };
const posted = (source: MetricSourceName): Store => ({ table: 'metrics', source });
const link: readonly Quantity[] = ['bandwidth_in', 'bandwidth_out', 'latency'];

const metricSets: Partial<Record<AssetType, MetricSet>> = {
  router: { quantities: ['cpu', 'memory', ...link, 'packet_loss'], store: polled, usageNames: false },
  switch: { quantities: ['cpu', 'memory', ...link, 'packet_loss'], store: polled, usageNames: true },
  firewall: {
    quantities: [
      'cpu',
      'memory',
      'bandwidth_in',
      'latency',
      'live_users',
      'active_connections',
      'vpn_tunnels',
    ],
    store: polled,
    usageNames: false,
  },
  load_balancer: {
    quantities: ['cpu', 'memory', ...link, 'active_connections'],
    store: posted('nms'),
    usageNames: true,
  },
  server: { quantities: ['cpu', 'memory', 'disk', ...link], store: posted('server'), usageNames: true },
  vm: { quantities: ['cpu', 'memory', 'disk', ...link], store: posted('server'), usageNames: true },
  ec2: { quantities: ['cpu', 'memory', ...link], store: posted('cloud'), usageNames: true },
  database: {
    quantities: ['cpu', 'memory', 'disk', 'latency', 'active_connections'],
    store: posted('server'),
    usageNames: true,
  },
  application: {
    quantities: ['cpu', 'memory', 'latency', 'live_users', 'active_connections'],
    store: posted('apm'),
    usageNames: true,
  },
};

/** Stored twice: by the poller, and by a client that posts the same reading under the other name. */
const copies: readonly { name: string; store: Store; usageNames: boolean }[] = [
  { name: 'core-rtr-01', store: posted('nms'), usageNames: true },
  { name: 'core-rtr-02', store: posted('nms'), usageNames: true },
  { name: 'fw-01', store: posted('nms'), usageNames: true },
  { name: 'db-srv-01', store: polled, usageNames: false },
];

const metricTypeOf = (quantity: Quantity, usageNames: boolean): string =>
  usageNames && (quantity === 'cpu' || quantity === 'memory') ? `${quantity}_usage` : quantity;

function placesOf(asset: FleetAsset): readonly SeriesPlace[] {
  const { quantities, store, usageNames } = metricSets[asset.type] ?? {
    quantities: [],
    store: polled,
    usageNames: false,
  };
  return quantities.map((quantity) => ({
    asset,
    quantity,
    metricType: metricTypeOf(quantity, usageNames),
    store,
  }));
}

function copiesOf(asset: FleetAsset): readonly SeriesPlace[] {
  return copies
    .filter(({ name }) => name === asset.name)
    .flatMap(({ store, usageNames }) =>
      (['cpu', 'memory'] as const).map((quantity) => ({
        asset,
        quantity,
        metricType: metricTypeOf(quantity, usageNames),
        store,
      })),
    );
}

export interface Catalogue {
  /** One per measured quantity. */
  readonly series: readonly Series[];
  /** Second records of some of them. */
  readonly copies: readonly Series[];
}

/** The same, so much later: what does not grow has the values of that time before. */
export function shifted({ series, copies }: Catalogue, shiftMs: number): Catalogue {
  const later = (one: Series): Series => ({ ...one, shiftMs });
  return { series: series.map(later), copies: copies.map(later) };
}

/** @param grownFromMs - when what grows began to; undefined where nothing grows */
export function makeCatalogue(
  seed: number,
  assets: readonly FleetAsset[] = fleet,
  grownFromMs?: number,
): Catalogue {
  return {
    series: assets.flatMap(placesOf).map((place) => makeSeries(place, seed, grownFromMs)),
    copies: assets.flatMap(copiesOf).map((place) => makeSeries(place, seed, grownFromMs)),
  };
}
