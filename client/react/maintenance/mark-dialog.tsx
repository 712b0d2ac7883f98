import { useState } from 'react';
import type { NewMark, Recommendation, RecommendationMark } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure } from '../elements/states.js';
import { useMarkRecommendation } from '../queries/maintenance.js';
import { dateInput, startOfDay } from './day-input.js';

type Status = RecommendationMark['status'];

const DAY_MS = 86_400_000;
const USUAL_DAYS = 14;

const WORDS: Readonly<
  Record<Status, { readonly action: string; readonly effect: string; readonly note: string }>
> = {
  done: {
    action: 'Done',
    effect: 'It rests for two weeks, until levels and trends have forgotten the old part.',
    note: 'Bearing was worn',
  },
  'not-needed': {
    action: 'Not needed',
    effect: 'It rests for 60 days. Whether the asset fails within 30 says who was right.',
    note: 'Is taken out of service next week',
  },
  postponed: {
    action: 'Postpone',
    effect: 'It comes back on that day, if the risk is still there.',
    note: 'Part is on order',
  },
};

interface MarkDialogProps {
  readonly recommendation: Recommendation;
  readonly status: Status;
  readonly onClose: () => void;
}

/** What became of a recommendation, kept with what happens to the asset. */
export function MarkDialog({ recommendation, status, onClose }: MarkDialogProps) {
  const { id, title, assetName } = recommendation;
  const [said, setSaid] = useState<Said>(() => ({
    found: '',
    until: dateInput(Date.now() + USUAL_DAYS * DAY_MS),
    note: '',
  }));
  const marking = useMarkRecommendation(id);
  const isPossible = status !== 'postponed' || said.until !== '';
  const mark = () => marking.mutate(markOf(status, said), { onSuccess: onClose });
  return (
    <Dialog
      title={`${title} on ${assetName}`}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={marking.isPending || !isPossible} onClick={mark}>
          {WORDS[status].action}
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">{WORDS[status].effect}</p>
      <Fields status={status} said={said} onChange={(changes) => setSaid({ ...said, ...changes })} />
      {marking.error && <Failure error={marking.error} />}
    </Dialog>
  );
}

interface Said {
  readonly found: string;
  readonly until: string;
  readonly note: string;
}

interface FieldsProps {
  readonly status: Status;
  readonly said: Said;
  readonly onChange: (changes: Partial<Said>) => void;
}

function Fields({ status, said: { found, until, note }, onChange }: FieldsProps) {
  return (
    <div className="ml-form">
      {status === 'done' && <FoundField found={found} onChange={(value) => onChange({ found: value })} />}
      {status === 'postponed' && (
        <label className="ml-field">
          Until
          <input
            className="ml-input"
            type="date"
            required
            min={dateInput(Date.now() + DAY_MS)}
            max={dateInput(Date.now() + 365 * DAY_MS)}
            value={until}
            onChange={({ target }) => onChange({ until: target.value })}
          />
        </label>
      )}
      <label className="ml-field">
        Note (optional)
        <input
          className="ml-input"
          value={note}
          maxLength={500}
          placeholder={WORDS[status].note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </label>
    </div>
  );
}

const FOUND = [
  ['yes', 'Yes, the part was worn'],
  ['no', 'No, the part was good'],
  ['', 'Nobody looked'],
] as const;

interface FoundFieldProps {
  readonly found: string;
  readonly onChange: (found: string) => void;
}

/** It counts for how much such recommendations are trusted. */
function FoundField({ found, onChange }: FoundFieldProps) {
  return (
    <fieldset className="ml-choices ml-found">
      <legend>Was it as it says?</legend>
      {FOUND.map(([value, title]) => (
        <label key={value} className="ml-check">
          <input type="radio" name="found" checked={found === value} onChange={() => onChange(value)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

function markOf(status: Status, { found, until, note }: Said): NewMark {
  const written = note.trim();
  return {
    status,
    ...(written !== '' && { note: written }),
    ...(status === 'done' && found !== '' && { wasRight: found === 'yes' }),
    ...(status === 'postponed' && { postponedUntil: startOfDay(until).toISOString() }),
  };
}
