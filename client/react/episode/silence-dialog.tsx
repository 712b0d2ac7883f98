import { useState } from 'react';
import type { Episode } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { useAddSilence } from '../queries/episodes.js';
import { NO_FIELDS, silenceOf } from './silence-fields.js';
import { SilenceForm } from './silence-form.js';

interface SilenceDialogProps {
  readonly episode: Episode;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Nothing about the metric of the asset is announced for a while; it is scored all the same. */
export function SilenceDialog({ episode, onClose, onDone }: SilenceDialogProps) {
  const { assetId, assetName, metricName } = episode;
  const [fields, setFields] = useState(NO_FIELDS);
  const adding = useAddSilence();
  const add = () =>
    adding.mutate({ assetId, metricName, ...silenceOf(fields, Date.now()) }, { onSuccess: onDone });
  return (
    <Dialog
      title={`Silence ${formatMetricName(metricName)} of ${assetName ?? assetId}`}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={fields.reason.trim() === '' || adding.isPending} onClick={add}>
          Silence
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">
        Its episodes are still found and shown here; EMS Core gets no new events or alerts of them.
      </p>
      <SilenceForm fields={fields} onChange={setFields} />
      {adding.error && <Failure error={adding.error} />}
    </Dialog>
  );
}
