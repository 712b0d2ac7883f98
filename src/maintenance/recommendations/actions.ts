/** What can be done about a risk. */
export const ACTIONS = [
  'replace-fan',
  'replace-optics',
  'replace-power-supply',
  'replace-disk',
  'free-disk',
  'check-cooling',
  'upgrade-firmware',
  'check-link',
  'split-load',
  'nothing',
] as const;
export type Action = (typeof ACTIONS)[number];

/** A rule: the action for what a risk comes from. */
export interface ActionRule {
  readonly action: Action;
  readonly title: string;
  /** Beginnings of words in the name of the metric, or of the feature where it is of none. */
  readonly words: readonly string[];
}

/** In this order: the first that fits decides. The same table is in docs/maintenance.md, which a spec compares. */
export const ACTION_RULES: readonly ActionRule[] = [
  { action: 'replace-fan', title: 'Replace the fan', words: ['fan'] },
  {
    action: 'replace-optics',
    title: 'Replace the optics',
    words: ['optic', 'laser', 'rx_power', 'tx_power', 'transceiver', 'sfp', 'dom'],
  },
  {
    action: 'replace-power-supply',
    title: 'Replace the power supply',
    words: ['psu', 'power_supply', 'voltage', 'battery', 'ups'],
  },
  {
    action: 'replace-disk',
    title: 'Replace the disk',
    words: [
      'smart',
      'reallocated',
      'pending_sector',
      'uncorrectable',
      'media_error',
      'disk_error',
      'disk_latency',
      'disk_wear',
      'wear',
      'bad_block',
      'raid',
    ],
  },
  {
    action: 'free-disk',
    title: 'Free disk space',
    words: ['disk', 'storage', 'filesystem', 'inode', 'volume'],
  },
  { action: 'check-cooling', title: 'Look at the cooling', words: ['temp', 'thermal', 'humidity'] },
  {
    action: 'upgrade-firmware',
    title: 'Restart in a window and upgrade the firmware',
    words: ['firmware', 'memory', 'mem', 'heap', 'swap', 'leak', 'crash', 'restart', 'reboot'],
  },
  {
    action: 'check-link',
    title: 'Look at the link',
    words: [
      'link',
      'error',
      'crc',
      'discard',
      'drop',
      'loss',
      'packet_loss',
      'flap',
      'jitter',
      'latency',
      'collision',
      'retransmi',
    ],
  },
  {
    action: 'split-load',
    title: 'Split the load',
    words: [
      'cpu',
      'load',
      'bandwidth',
      'traffic',
      'throughput',
      'utili',
      'session',
      'connection',
      'user',
      'queue',
    ],
  },
  { action: 'nothing', title: 'Nothing yet; have a spare ready', words: [] },
];

/** Heat and errors follow from a part that wears: where the part has a tenth of the risk itself, they count to it. */
export const SYMPTOM_OF: Readonly<Partial<Record<Action, Action>>> = {
  'check-cooling': 'replace-fan',
  'check-link': 'replace-optics',
};

const TITLES: ReadonlyMap<Action, string> = new Map(ACTION_RULES.map(({ action, title }) => [action, title]));

export function titleOf(action: Action): string {
  return TITLES.get(action) ?? action;
}

/** The action for a metric or feature; `nothing` where no rule fits. */
export function actionFor(name: string): Action {
  const words = `_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
  const rule = ACTION_RULES.find((one) => one.words.some((word) => words.includes(`_${word}`)));
  return rule?.action ?? 'nothing';
}
