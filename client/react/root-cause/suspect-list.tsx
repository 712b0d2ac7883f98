import { useState } from 'react';
import type { IncidentRootCause, NewCauseFeedback, RootCauseSuspect } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Failure } from '../elements/states.js';
import { useGiveCauseFeedback } from '../queries/incidents.js';
import { percentText, probabilityText, saidOf } from './cause-words.js';

interface SuspectListProps {
  readonly cause: IncidentRootCause;
  readonly suspects: readonly RootCauseSuspect[];
}

type Given = Pick<NewCauseFeedback, 'feedback' | 'assetId'>;

/** Who may be the cause, with what speaks for each, and what operators say to it. */
export function SuspectList({ cause: { incidentId, feedback }, suspects }: SuspectListProps) {
  const [note, setNote] = useState('');
  const giving = useGiveCauseFeedback(incidentId);
  const give = (given: Given) => {
    const said = note.trim();
    giving.mutate({ ...given, note: said === '' ? undefined : said }, { onSuccess: () => setNote('') });
  };
  return (
    <>
      {suspects.length > 0 && (
        <ol className="ml-list ml-suspects" aria-label="Suspects">
          {suspects.map((suspect) => (
            <li key={suspect.assetId}>
              <Suspect suspect={suspect} />
              <Choices
                suspect={suspect}
                said={saidOf(feedback, suspect.assetId)}
                isPending={giving.isPending}
                onGive={give}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="ml-section-body ml-row ml-cause-none">
        <NoteField note={note} onChange={setNote} />
        <Button
          aria-pressed={feedback.some(({ value }) => value === 'none')}
          disabled={giving.isPending}
          onClick={() => give({ feedback: 'none' })}
        >
          Nothing monitored
        </Button>
      </div>
      <Notes feedback={feedback} />
      {giving.error && <Failure error={giving.error} />}
    </>
  );
}

interface ChoicesProps {
  readonly suspect: RootCauseSuspect;
  readonly said: string | undefined;
  readonly isPending: boolean;
  readonly onGive: (given: Given) => void;
}

function Choices({ suspect: { assetId, assetName }, said, isPending, onGive }: ChoicesProps) {
  return (
    <div className="ml-row ml-cause-choices" role="group" aria-label={`Was it ${assetName}?`}>
      <Button
        aria-pressed={said === 'cause'}
        disabled={isPending}
        onClick={() => onGive({ feedback: 'cause', assetId })}
      >
        This was it
      </Button>
      <Button
        aria-pressed={said === 'not-cause'}
        disabled={isPending}
        onClick={() => onGive({ feedback: 'not-cause', assetId })}
      >
        Not this
      </Button>
    </div>
  );
}

interface NoteFieldProps {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

function NoteField({ note, onChange }: NoteFieldProps) {
  return (
    <label className="ml-field ml-cause-note">
      What it turned out to be (optional)
      <input
        className="ml-input"
        value={note}
        maxLength={500}
        placeholder="Power supply replaced"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function Notes({ feedback }: Pick<IncidentRootCause, 'feedback'>) {
  const noted = feedback.filter(({ note }) => note !== null);
  if (noted.length === 0) return null;
  return (
    <ul className="ml-cause-caveats" aria-label="Notes">
      {noted.map(({ id, assetName, assetId, note }) => (
        <li key={id}>
          {assetName ?? assetId ?? 'nothing monitored'}: {note}
        </li>
      ))}
    </ul>
  );
}

function Suspect({ suspect }: { readonly suspect: RootCauseSuspect }) {
  const { assetId, assetName, type, isAsset, probability, clues, isSeparateCause } = suspect;
  return (
    <div className="ml-suspect">
      <div className="ml-row">
        {isAsset ? <GoTo to={assetPath(assetId)}>{assetName}</GoTo> : <strong>{assetName}</strong>}
        <span className="ml-quiet">
          {[type, isSeparateCause ? 'accounts for the symptoms' : ''].filter(Boolean).join(' · ')}
        </span>
        <span className="ml-priority ml-suspect-probability">
          <span className="ml-priority-length" aria-hidden="true">
            <span style={{ width: percentText(probability) }} />
          </span>
          {probabilityText(probability)}
        </span>
      </div>
      <ul className="ml-clues" aria-label={`What speaks for ${assetName}`}>
        {clues.map((clue) => (
          <li key={clue}>{clue}</li>
        ))}
      </ul>
    </div>
  );
}
