import { Loaded, NotFound } from '../elements/states.js';
import { MlRoot } from '../provider/ml-root.js';
import { useEpisode } from '../queries/episodes.js';
import { DeliveryPanel } from './delivery-panel.js';
import { EarlierEpisodes } from './earlier-episodes.js';
import { EpisodeChart } from './episode-chart.js';
import { EpisodeHead } from './episode-head.js';
import { ExplanationPanel } from './explanation-panel.js';
import { FeedbackPanel } from './feedback-panel.js';
import { NearbyEpisodes } from './nearby-episodes.js';

/** One episode: what happened, why it was raised, what else happened, and what to say of it. */
export function EpisodeDetails({ episodeId }: { readonly episodeId: string }) {
  const query = useEpisode(episodeId);
  const notFound = (
    <NotFound title="There is no such episode">
      Nothing is known of <code>{episodeId}</code>; episodes are kept for a limited time.
    </NotFound>
  );
  return (
    <MlRoot className="ml-stack">
      <Loaded query={query} notFound={notFound}>
        {({ episode }) => (
          <>
            <EpisodeHead episode={episode} />
            <div className="ml-columns">
              <div className="ml-stack">
                <EpisodeChart episode={episode} />
                <ExplanationPanel episode={episode} />
              </div>
              <div className="ml-stack">
                <FeedbackPanel episode={episode} />
                <DeliveryPanel episode={episode} />
              </div>
            </div>
            <NearbyEpisodes episode={episode} />
            <EarlierEpisodes episode={episode} />
          </>
        )}
      </Loaded>
    </MlRoot>
  );
}
