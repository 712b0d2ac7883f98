import type { EmsResolutionDraft } from './drafts.js';

/** EMS Core takes any word here; this one distinguishes what nobody had to do anything about. */
export const RESOLUTION_CATEGORY = 'auto_resolved';

/** What was announced of an episode that has ended. */
interface AnnouncedEpisode {
  readonly title: string;
  readonly severity: string;
  readonly message: string;
}

/**
 * Says why an alert is resolved. The title makes the notes as unique as the episode, so they also show whether an
 * earlier attempt got through.
 *
 * @param why - goes on after the title
 */
export function toResolutionDraft(
  { title, severity, message }: AnnouncedEpisode,
  why = 'has ended',
): EmsResolutionDraft {
  return {
    resolutionNotes: `Resolved by ml-service: "${title}" ${why}. Last announced as ${severity}: ${message}`,
    resolutionCategory: RESOLUTION_CATEGORY,
  };
}
