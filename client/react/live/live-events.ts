import type { components } from '../../schema.js';

type Schemas = components['schemas'];

interface Named<Name extends string> {
  readonly name: Name;
}

/** What the service's stream says. `opened`: it is connected again, and may have missed something. */
export type LiveEvent =
  | (Named<'sweep'> & Schemas['SweepEventData'])
  | (Named<'episode'> & Schemas['EpisodeEventData'])
  | (Named<'incident'> & Schemas['IncidentEventData'])
  | (Named<'training'> & Schemas['TrainingEventData'])
  | (Named<'model'> & Schemas['ModelEventData'])
  | Named<'reset'>
  | Named<'opened'>;

export const EVENT_NAMES = ['sweep', 'episode', 'incident', 'training', 'model', 'reset'] as const;

/** Undefined for what is no JSON object: one bad event must not end the stream. */
export function parseEvent(name: (typeof EVENT_NAMES)[number], text: string): LiveEvent | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return undefined;
    return { ...body, name } as LiveEvent;
  } catch {
    return undefined;
  }
}
