/** What the service's stream says. `opened`: it is connected again, and may have missed something. */
export type LiveEvent =
  | { readonly name: 'sweep'; readonly finishedAt: string }
  | { readonly name: 'episode'; readonly id: string; readonly change: string }
  | {
      readonly name: 'training';
      readonly runId: string;
      readonly status: string;
      readonly stage: string | null;
      readonly percent: number;
      readonly modelVersion: string | null;
    }
  | { readonly name: 'model'; readonly modelVersion: string }
  | { readonly name: 'reset' }
  | { readonly name: 'opened' };

export const EVENT_NAMES = ['sweep', 'episode', 'training', 'model', 'reset'] as const;

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
