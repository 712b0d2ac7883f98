import type { Episode } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useMay } from '../queries/access.js';
import { useExplanation } from '../queries/explanations.js';
import { Contributions } from './contributions.js';
import { SeenAgainstExpected } from './seen-against-expected.js';

/** Why the service took the peak of an episode for an anomaly. */
export function ExplanationPanel({ episode }: { readonly episode: Episode }) {
  const mayAsk = useMay('operator');
  return (
    <Section
      title="Why"
      note={
        <>
          at its peak, <Time at={episode.peakAt} />
        </>
      }
    >
      {episode.peakValue === null ? (
        <Empty title="Nothing was measured">The episode is that samples are missing.</Empty>
      ) : mayAsk ? (
        <Explanation episode={episode} />
      ) : (
        <Empty title="For operators">
          The sample is scored again to explain it, which needs the role operator.
        </Empty>
      )}
    </Section>
  );
}

function Explanation({ episode }: { readonly episode: Episode }) {
  return (
    <Loaded query={useExplanation(episode)}>
      {(anomaly) =>
        anomaly === null ? (
          <Empty title="No longer known">
            The sample of the peak cannot be scored again: it is older than thirty days, or gone.
          </Empty>
        ) : (
          <div className="ml-section-body ml-why">
            <SeenAgainstExpected anomaly={anomaly} />
            <Contributions anomaly={anomaly} />
          </div>
        )
      }
    </Loaded>
  );
}
