import type { ModelStatus } from './entities/model-metadata.entity.js';
import type { GateReport } from './gate-report.js';

/** A model as other modules see it. */
export interface RegisteredModel {
  readonly modelType: string;
  readonly modelVersion: string;
  readonly trainedAt: Date;
  /** When it was last activated; null for one that never was. */
  readonly activatedAt: Date | null;
  readonly status: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ModelPageRequest {
  /** All without one. */
  readonly status?: ModelStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface ModelPage {
  /** Newest first. */
  readonly models: readonly RegisteredModel[];
  readonly total: number;
}

/** A model with all that is known of it. */
export interface ModelDetails extends RegisteredModel {
  /** How its training came about, and the range of its history. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Null for a model from before there was a gate, and for one that is not evaluated yet. */
  readonly gate: GateReport | null;
  readonly isPinned: boolean;
  /** False once its file was deleted: it can then not be activated any more. */
  readonly isAvailable: boolean;
  /** Oldest first. */
  readonly transitions: readonly ModelTransition[];
}

/** Why a model changes its status. */
export interface TransitionCause {
  readonly actor: 'user' | 'schedule' | 'startup' | 'gate';
  readonly reason: string;
}

/** One step in the life of a model. */
export interface ModelTransition extends TransitionCause {
  /** Null for a model that is new. */
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly at: Date;
}

/** A freshly fitted model that is not evaluated yet. */
export interface NewModel {
  readonly modelVersion: string;
  readonly trainedAt: Date;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The model in its binary form, as `encodeModel` of `ml` gives it. */
  readonly artifact: Uint8Array;
}

/** The only kind of model there is so far; forecasting and maintenance will bring theirs. */
export const ANOMALY_DETECTION = 'anomaly_detection';
