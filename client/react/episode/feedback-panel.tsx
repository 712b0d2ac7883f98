import { useState } from 'react';
import type { Episode, Feedback } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Failure } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useGiveFeedback } from '../queries/episodes.js';
import { FEEDBACK_WORDS } from './feedback-words.js';
import { FeedbackPreview } from './feedback-preview.js';

const CHOICES: readonly (readonly [Feedback, string])[] = [
  ['true_positive', 'Real anomaly'],
  ['false_positive', 'False alarm'],
  ['unsure', 'Unsure'],
];

/** Was it an anomaly? What the answer would change is shown before it is given. */
export function FeedbackPanel({ episode }: { readonly episode: Episode }) {
  const [chosen, setChosen] = useState<Feedback>();
  return (
    <Section title="Was it an anomaly?" note={<Given episode={episode} />}>
      <div className="ml-section-body ml-stack">
        <div className="ml-row" role="group" aria-label="Feedback">
          {CHOICES.map(([feedback, title]) => (
            <Button
              needs="operator"
              key={feedback}
              aria-pressed={chosen === feedback}
              onClick={() => setChosen(chosen === feedback ? undefined : feedback)}
            >
              {title}
            </Button>
          ))}
        </div>
        {chosen && (
          <GiveFeedback
            key={chosen}
            episodeId={episode.id}
            feedback={chosen}
            onDone={() => setChosen(undefined)}
          />
        )}
      </div>
    </Section>
  );
}

interface GiveFeedbackProps {
  readonly episodeId: string;
  readonly feedback: Feedback;
  readonly onDone: () => void;
}

function GiveFeedback({ episodeId, feedback, onDone }: GiveFeedbackProps) {
  const [note, setNote] = useState('');
  const giving = useGiveFeedback(episodeId);
  const give = () => {
    const said = note.trim();
    giving.mutate({ feedback, note: said === '' ? undefined : said }, { onSuccess: onDone });
  };
  return (
    <>
      <FeedbackPreview episodeId={episodeId} feedback={feedback} />
      <label className="ml-field">
        Note (optional)
        <input
          className="ml-input"
          value={note}
          maxLength={2000}
          placeholder="Planned load test"
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <Button kind="primary" className="ml-give" disabled={giving.isPending} onClick={give}>
        Give feedback
      </Button>
      {giving.error && <Failure error={giving.error} />}
    </>
  );
}

function Given({ episode }: { readonly episode: Episode }) {
  const { feedback, feedbackAt, feedbackNote } = episode;
  if (feedback === null) return <span role="status">no feedback yet</span>;
  return (
    <span role="status">
      {FEEDBACK_WORDS[feedback] ?? feedback}, <Time at={feedbackAt} form="ago" />
      {feedbackNote !== null && `: ${feedbackNote}`}
    </span>
  );
}
