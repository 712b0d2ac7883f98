/** So long after the moment rows are read: two polls, of five minutes at most. */
export const READ_AFTER_MS = 10 * 60_000;

/** A node of the topology: an asset, or what the topology file names beside them. */
export interface NamedNode {
  readonly id: string;
  readonly name: string;
  /** Null where nobody says. */
  readonly type: string | null;
  readonly tier: number | null;
  readonly isAsset: boolean;
}

/** What is asked: why something alarms at a moment. Instants are epoch milliseconds. */
export interface MomentQuestion {
  /** Ids of what alarms. */
  readonly focus: readonly string[];
  /** The one of them whose alarm is to be explained, and its metric where one is meant; without it all that is wrong counts alike. */
  readonly target: { readonly assetId: string; readonly metricName: string | undefined } | undefined;
  /** The first sign, as far as known: before it things are taken for normal. */
  readonly startedMs: number;
  readonly atMs: number;
  /** What others have noticed, such as events of the platform. */
  readonly noticed: readonly NoticedSign[];
}

/** A sign for which there are no rows. */
export interface NoticedSign {
  readonly assetId: string;
  readonly what: string;
  readonly isDown: boolean;
  /** Standard deviations beyond usual that it counts as. */
  readonly deviation: number;
  readonly startedMs: number;
}

/** A node that may be the cause, with what speaks for it. */
export interface NamedSuspect extends NamedNode {
  readonly probability: number;
  /** Sentences. */
  readonly clues: readonly string[];
  /** Ids of nodes whose symptoms it explains. */
  readonly explains: readonly string[];
  /** One of the fewest that account for all symptoms. */
  readonly isSeparateCause: boolean;
}

/** A change shortly before, on something that symptoms depend on. */
export interface NamedChange extends NamedNode {
  readonly atMs: number;
  readonly what: string;
  readonly minutesBefore: number;
  /** 0..1. */
  readonly score: number;
}

/** What is wrong with a node. */
export interface NamedSymptom extends NamedNode {
  readonly metricName: string;
  readonly side: 1 | -1;
  /** Standard deviations beyond usual. */
  readonly deviation: number;
  /** Null where only a deviation is known. */
  readonly usual: number | null;
  readonly level: number | null;
  readonly startedMs: number | null;
}

export interface AffectedNode extends NamedNode {
  /** Dependencies between it and the cause. */
  readonly distance: number;
  readonly isIll: boolean;
  readonly isWithoutAlternative: boolean;
  readonly users: number | null;
  /** Of the traffic of what was looked at, 0..1. */
  readonly trafficShare: number | null;
}

/** Who suffers from the likeliest cause. */
export interface NamedImpact {
  readonly nAffected: number;
  /** The most important first. */
  readonly affected: readonly AffectedNode[];
  /** Those that are well so far, in the order in which it would reach them. */
  readonly next: readonly NamedNode[];
  readonly byTier: readonly { readonly tier: number; readonly n: number }[];
  readonly users: number | null;
  readonly trafficShare: number | null;
}

export type NodeRole = 'cause' | 'suspect' | 'symptom' | 'path' | 'well' | 'unheard';

/** How it spread, to be drawn. */
export interface CauseGraph {
  readonly nodes: readonly (NamedNode & { readonly role: NodeRole; readonly startedMs: number | null })[];
  /** The first of two needs the second, or is reached through it. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly isPath: boolean }[];
}

/** What was looked at. */
export interface LookedAt {
  readonly nNodes: number;
  /** Nodes that what alarms needs, itself included, and of how many of those nothing was heard. */
  readonly nNeeded: number;
  readonly nUnheard: number;
  readonly nStaleConnections: number;
  readonly nSymptoms: number;
  readonly nSeries: number;
  readonly nRows: number;
  readonly usualHours: number;
}

/** Why something alarms, or that nothing of what is monitored says so; as it is stored. */
export interface RootCauseAnalysis {
  readonly atMs: number;
  readonly confidence: number;
  readonly isFound: boolean;
  /** One sentence. */
  readonly summary: string;
  /** Probability that it is nothing of what is monitored. */
  readonly none: number;
  readonly suspects: readonly NamedSuspect[];
  readonly changes: readonly NamedChange[];
  readonly symptoms: readonly NamedSymptom[];
  readonly looked: LookedAt;
  /** What makes the answer less certain, a sentence each. */
  readonly caveats: readonly string[];
  /** Null where no cause was found. */
  readonly impact: NamedImpact | null;
  readonly graph: CauseGraph;
}
