import type { EmsResolutionDraft } from './drafts.js';

/** EMS Core takes any word here; this one tells apart what nobody had to do anything about. */
export const RESOLUTION_CATEGORY = 'auto_resolved';

/** What EMS Core was told of an episode that has ended. */
interface ToldEpisode {
  readonly title: string;
  readonly severity: string;
  readonly message: string;
}

/**
 * Says why an alert is resolved. The title makes the notes as unique as the episode, so they also tell whether an
 * earlier attempt got through.
 */
export function toResolutionDraft({ title, severity, message }: ToldEpisode): EmsResolutionDraft {
  return {
    resolutionNotes: `Resolved by ml-service: "${title}" has ended. Last told as ${severity}: ${message}`,
    resolutionCategory: RESOLUTION_CATEGORY,
  };
}
