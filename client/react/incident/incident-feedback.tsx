import { useState } from 'react';
import type { IncidentFeedback } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Failure } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useGiveIncidentFeedback, useWithdrawIncidentFeedback } from '../queries/incidents.js';
import { MergeDialog } from './merge-dialog.js';

const WORDS: Readonly<Record<string, string>> = {
  real: 'real',
  noise: 'noise',
  split: 'members were split off',
  merge: 'merged with another one',
};

interface IncidentFeedbackPanelProps {
  readonly incidentId: string;
  readonly feedback: readonly IncidentFeedback[];
}

/** Was it real, and is it one? All of it can be taken back. */
export function IncidentFeedbackPanel({ incidentId, feedback }: IncidentFeedbackPanelProps) {
  const [note, setNote] = useState('');
  const [isMerging, setIsMerging] = useState(false);
  const giving = useGiveIncidentFeedback(incidentId);
  const give = (kind: 'real' | 'noise') => {
    const said = note.trim();
    giving.mutate({ feedback: kind, note: said === '' ? undefined : said }, { onSuccess: () => setNote('') });
  };
  return (
    <Section title="Was it real?" note={<span role="status">{saidOf(feedback)}</span>}>
      <div className="ml-section-body ml-stack">
        <NoteField note={note} onChange={setNote} />
        <div className="ml-row" role="group" aria-label="Feedback">
          <Button needs="operator" disabled={giving.isPending} onClick={() => give('real')}>
            Real
          </Button>
          <Button needs="operator" disabled={giving.isPending} onClick={() => give('noise')}>
            Noise
          </Button>
          <Button needs="operator" onClick={() => setIsMerging(true)}>
            Merge with…
          </Button>
        </div>
        <p className="ml-flat ml-quiet">
          Incidents that begin alike become more urgent, or less. What does not belong to it is split off
          among its members.
        </p>
        {giving.error && <Failure error={giving.error} />}
      </div>
      <Given incidentId={incidentId} feedback={feedback} />
      {isMerging && <MergeDialog incidentId={incidentId} onClose={() => setIsMerging(false)} />}
    </Section>
  );
}

interface NoteFieldProps {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

function NoteField({ note, onChange }: NoteFieldProps) {
  return (
    <label className="ml-field">
      Note (optional)
      <input
        className="ml-input"
        value={note}
        maxLength={500}
        placeholder="The uplink was down"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function saidOf(feedback: readonly IncidentFeedback[]): string {
  const newest = feedback.filter(({ value }) => value === 'real' || value === 'noise').at(-1);
  return newest ? (WORDS[newest.value] ?? newest.value) : 'no feedback yet';
}

function Given({ incidentId, feedback }: IncidentFeedbackPanelProps) {
  const withdrawing = useWithdrawIncidentFeedback(incidentId);
  if (feedback.length === 0) return null;
  return (
    <>
      <ul className="ml-list ml-given" aria-label="Feedback given">
        {feedback.map(({ id, value, note, givenAt }) => (
          <li key={id}>
            <span>
              {WORDS[value] ?? value}, <Time at={givenAt} form="ago" />
              {note !== null && <span className="ml-quiet">: {note}</span>}
            </span>
            <Button
              needs="operator"
              kind="quiet"
              disabled={withdrawing.isPending}
              onClick={() => withdrawing.mutate(id)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {withdrawing.error && <Failure error={withdrawing.error} />}
    </>
  );
}
