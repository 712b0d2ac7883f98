import { EpisodeDetails } from './episode-details.js';

export function EpisodeView({ id }: { readonly id: string }) {
  return <EpisodeDetails episodeId={id} />;
}
