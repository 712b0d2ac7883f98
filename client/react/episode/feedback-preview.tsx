import type { Feedback, FeedbackEffect } from '../../ml-api.js';
import { Loaded, Skeleton } from '../elements/states.js';
import { formatScore } from '../format/format-value.js';
import { useFeedbackPreview } from '../queries/episodes.js';

interface FeedbackPreviewProps {
  readonly episodeId: string;
  readonly feedback: Feedback;
}

/** What the feedback would change, before it is given. */
export function FeedbackPreview({ episodeId, feedback }: FeedbackPreviewProps) {
  const query = useFeedbackPreview(episodeId, feedback);
  return (
    <div className="ml-note" aria-live="polite">
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {(effect) => <Effect effect={effect} />}
      </Loaded>
    </div>
  );
}

function Effect({ effect }: { readonly effect: FeedbackEffect }) {
  const { thresholdBefore, thresholdAfter, removed, kept } = effect;
  const [before, after] = [formatScore(thresholdBefore), formatScore(thresholdAfter)];
  if (before === after)
    return <p className="ml-flat">The threshold of this series stays at {before}. Nothing else changes.</p>;
  return (
    <p className="ml-flat">
      The threshold of this series goes from <strong>{before}</strong> to <strong>{after}</strong>. Of its
      episodes in the last 30 days, {kept} would be raised again and {removed} would not.
    </p>
  );
}
