import { useState } from 'react';
import type { Episode } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { useAddSilence } from '../queries/episodes.js';

const DURATIONS = [
  ['1', '1 hour'],
  ['4', '4 hours'],
  ['24', '1 day'],
  ['168', '7 days'],
  ['', 'until it is removed'],
] as const;
const HOUR_MS = 3_600_000;

interface SilenceDialogProps {
  readonly episode: Episode;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Nothing about the metric of the asset is announced for a while; it is scored all the same. */
export function SilenceDialog({ episode, onClose, onDone }: SilenceDialogProps) {
  const { assetId, assetName, metricName } = episode;
  const [hours, setHours] = useState('4');
  const [reason, setReason] = useState('');
  const adding = useAddSilence();
  const add = () => {
    const endsAt = hours === '' ? undefined : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
    adding.mutate({ assetId, metricName, reason: reason.trim(), endsAt }, { onSuccess: onDone });
  };
  return (
    <Dialog
      title={`Silence ${formatMetricName(metricName)} of ${assetName ?? assetId}`}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={reason.trim() === '' || adding.isPending} onClick={add}>
          Silence
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">
        Its episodes are still found and shown here; EMS Core gets no new events or alerts of them.
      </p>
      <div className="ml-form">
        <DurationField hours={hours} onChange={setHours} />
        <ReasonField reason={reason} onChange={setReason} />
      </div>
      {adding.error && <Failure error={adding.error} />}
    </Dialog>
  );
}

interface DurationFieldProps {
  readonly hours: string;
  readonly onChange: (hours: string) => void;
}

function DurationField({ hours, onChange }: DurationFieldProps) {
  return (
    <label className="ml-field">
      For
      <select className="ml-input" value={hours} onChange={({ target }) => onChange(target.value)}>
        {DURATIONS.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ReasonFieldProps {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

function ReasonField({ reason, onChange }: ReasonFieldProps) {
  return (
    <label className="ml-field">
      Why
      <input
        className="ml-input"
        required
        maxLength={500}
        value={reason}
        placeholder="Line card is replaced"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
