import { useState } from 'react';
import type { Failure } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure as Fault } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useChangeFailure } from '../queries/maintenance.js';
import { AuthorField } from './author-field.js';
import { TextField } from './text-field.js';
import { useAuthor } from './use-author.js';

interface ChangeFailureDialogProps {
  readonly failure: Failure;
  readonly onClose: () => void;
}

const WORDS = {
  strike: { title: 'Strike out', effect: 'Models learn from it no more, and it is not found again.' },
  restore: { title: 'Restore', effect: 'The next model learns from it again.' },
} as const;

/** Strikes a failure out that was none, or has it count again. */
export function ChangeFailureDialog({ failure, onClose }: ChangeFailureDialogProps) {
  const { id, assetName, assetId, failedAt, counts } = failure;
  const words = counts ? WORDS.strike : WORDS.restore;
  const author = useAuthor();
  const [reason, setReason] = useState('');
  const changing = useChangeFailure(id, counts ? 'strike-out' : 'restore');
  const said = { ...author.said, reason: reason.trim() };
  const isPossible = author.isKnown && said.reason !== '' && !changing.isPending;
  const change = () => {
    author.keep();
    changing.mutate(said, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={`${words.title} the failure of ${assetName ?? assetId}`}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={!isPossible} onClick={change}>
          {words.title}
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">
        <Time at={failedAt} />. {words.effect}
      </p>
      <div className="ml-form">
        <TextField
          label="Why"
          value={reason}
          most={500}
          placeholder="A cable was pulled"
          onChange={setReason}
        />
        <AuthorField author={author} />
      </div>
      {changing.error && <Fault error={changing.error} />}
    </Dialog>
  );
}
