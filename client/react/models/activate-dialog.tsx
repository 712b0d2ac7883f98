import { useId, useState } from 'react';
import type { Model } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure } from '../elements/states.js';
import { useActivateModel, useModel } from '../queries/models.js';
import { ActivationPreview } from './activation-preview.js';
import { verbOf } from './versions-table.js';

interface ActivateDialogProps {
  readonly model: Model;
  readonly active: Model | undefined;
  readonly onClose: () => void;
}

/** What another model would have raised is seen before it is put in use. */
export function ActivateDialog({ model, active, onClose }: ActivateDialogProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [isForced, setForced] = useState(false);
  const details = useModel(model.modelVersion);
  const activate = useActivateModel();
  const hasPassed = isCleared(model.status, details.data?.gate?.outcome);
  const request = { modelVersion: model.modelVersion, reason: reason.trim() || undefined, force: isForced };
  return (
    <Dialog
      title={`${verbOf(model, active)} ${model.modelVersion}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          disabled={activate.isPending || !(hasPassed || isForced)}
          onClick={() => activate.mutate(request, { onSuccess: onClose })}
        >
          {activate.isPending ? 'Activating …' : verbOf(model, active)}
        </Button>
      }
    >
      <ActivationPreview modelVersion={model.modelVersion} activeVersion={active?.modelVersion} />
      <label className="ml-field" htmlFor={id}>
        Why, for those who look it up later
        <input
          id={id}
          className="ml-input"
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {!hasPassed && <Force isForced={isForced} onChange={setForced} />}
      {activate.error && <Failure error={activate.error} />}
    </Dialog>
  );
}

interface ForceProps {
  readonly isForced: boolean;
  readonly onChange: (isForced: boolean) => void;
}

function Force({ isForced, onChange }: ForceProps) {
  return (
    <label className="ml-check">
      <input type="checkbox" checked={isForced} onChange={({ target }) => onChange(target.checked)} />
      Activate it although the quality gate has not passed it
    </label>
  );
}

/** One that was active before was good enough once. */
function isCleared(status: string, outcome: string | undefined): boolean {
  return status === 'retired' || outcome === 'passed';
}
