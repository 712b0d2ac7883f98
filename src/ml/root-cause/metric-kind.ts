/**
 * What a metric means for a fault. `latency`, `errors`: more is worse. `outgoing`: latency of the calls that a node makes to others.
 * `availability`: a share, less is worse. `reachable`: 0 does not answer, anything above does. `load`: how much is asked of a node;
 * it is passed on from callers to callees. `state`: anything else (processor, memory, temperature), more is worse than less.
 */
export type MetricKind = 'latency' | 'outgoing' | 'errors' | 'availability' | 'reachable' | 'load' | 'state';

/** Words of the trade, in the order in which they decide: "request errors" are errors, "response time of clients" is outgoing. */
const WORDS: readonly (readonly [MetricKind, string])[] = [
  ['reachable', 'reachable reachability up alive ping'],
  ['availability', 'available availability success successful uptime'],
  [
    'errors',
    'error loss lost drop dropped fail failed failure timeout retransmit retransmission retry discard discarded reset crc unavailability',
  ],
  ['latency', 'latency delay duration rtt time jitter response wait elapsed'],
  [
    'load',
    'request traffic throughput network byte bit bps packet octet call query qps rps tps connection session hit transaction bandwidth received sent rx tx',
  ],
];
const OUTGOING = new Set('client outgoing outbound egress upstream dependency backend callee'.split(' '));
const REQUESTS = new Set('request call query qps rps tps transaction hit'.split(' '));
const PERCENTILE = /^(p\d+|q\d+|max|maximum|percentile|quantile|median)$/;

const KINDS = new Map(
  WORDS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
const ORDER = WORDS.map(([kind]) => kind);

/**
 * The kind of a metric by the words in its name; what no word says is a `state`.
 *
 * @param name as in `latency.avg`, `requestErrors`, `if_in_octets`.
 * @example metricKindOf('clientLatency.p95') // 'outgoing'
 */
export function metricKindOf(name: string): MetricKind {
  const words = wordsOf(name);
  const found = new Set(words.map((word) => KINDS.get(word)));
  const kind = ORDER.find((one) => found.has(one)) ?? 'state';
  return kind === 'latency' && words.some((word) => OUTGOING.has(word)) ? 'outgoing' : kind;
}

/** What the names of metrics say, each read once. */
export class MetricNames {
  private readonly kinds = new Map<string, MetricKind>();
  private readonly counts = new Map<string, boolean>();

  kindOf(name: string): MetricKind {
    let kind = this.kinds.get(name);
    if (kind === undefined) {
      kind = metricKindOf(name);
      this.kinds.set(name, kind);
    }
    return kind;
  }

  /** Whether a metric counts requests, so that it says how often a node is called. */
  countsRequests(name: string): boolean {
    let counts = this.counts.get(name);
    if (counts === undefined) {
      counts = this.kindOf(name) === 'load' && wordsOf(name).some((word) => REQUESTS.has(word));
      this.counts.set(name, counts);
    }
    return counts;
  }
}

/** Whether a metric is a mean, so that what callees add to it is in proportion to how often they are called; a percentile is not. */
export function isMean(name: string): boolean {
  return !wordsOf(name).some((word) => PERCENTILE.test(word));
}

function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.map(singular);
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && word.length > 3 && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
