/** Notified when there are new ones. */
export const LIVE_EVENTS = 'live-events';

/** Something that open dashboards get at once. */
export interface NewLiveEvent {
  /** `reset` stands for more events than are worth sending one by one: whoever gets it loads everything again. */
  readonly name: 'sweep' | 'episode' | 'training' | 'model' | 'incident' | 'reset';
  readonly data: object;
  /** Of events with the same key the first is stored, whoever is quicker. */
  readonly onceKey?: string;
}

/** One that is stored. */
export interface LiveEvent extends Pick<NewLiveEvent, 'name' | 'data'> {
  /** Increasing in the order in which events became visible, the same for all replicas. */
  readonly id: number;
}
