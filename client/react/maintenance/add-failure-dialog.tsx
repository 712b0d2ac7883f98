import { useState } from 'react';
import type { AssetId, NewFailure } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure as Fault } from '../elements/states.js';
import { useAddFailure } from '../queries/maintenance.js';
import { AssetField } from './asset-field.js';
import { AuthorField } from './author-field.js';
import { timeInput } from './day-input.js';
import { TextField } from './text-field.js';
import { type Author, useAuthor } from './use-author.js';

interface Said {
  readonly assetId: AssetId | undefined;
  readonly failedAt: string;
  readonly reason: string;
}

/** Adds a failure that the service did not notice. */
export function AddFailureDialog({ onClose }: { readonly onClose: () => void }) {
  const [said, setSaid] = useState<Said>(() => ({
    assetId: undefined,
    failedAt: timeInput(Date.now()),
    reason: '',
  }));
  const author = useAuthor();
  const adding = useAddFailure();
  const failure = failureOf(said, author);
  const add = () => {
    if (!failure) return;
    author.keep();
    adding.mutate(failure, { onSuccess: onClose });
  };
  return (
    <Dialog
      title="Add a failure"
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={!failure || adding.isPending} onClick={add}>
          Add
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">The next model learns from it, as from those that the service saw.</p>
      <Fields said={said} author={author} onChange={(changes) => setSaid({ ...said, ...changes })} />
      {adding.error && <Fault error={adding.error} />}
    </Dialog>
  );
}

interface FieldsProps {
  readonly said: Said;
  readonly author: Author;
  readonly onChange: (changes: Partial<Said>) => void;
}

function Fields({ said: { failedAt, reason }, author, onChange }: FieldsProps) {
  return (
    <div className="ml-form">
      <AssetField onChange={(assetId) => onChange({ assetId })} />
      <label className="ml-field">
        When it failed
        <input
          className="ml-input"
          type="datetime-local"
          required
          max={timeInput(Date.now())}
          value={failedAt}
          onChange={({ target }) => onChange({ failedAt: target.value })}
        />
      </label>
      <TextField
        label="What failed"
        value={reason}
        most={500}
        placeholder="Power supply, replaced on site"
        onChange={(value) => onChange({ reason: value })}
      />
      <AuthorField author={author} />
    </div>
  );
}

/** Undefined while something is missing. */
function failureOf({ assetId, failedAt, reason }: Said, { isKnown, said }: Author): NewFailure | undefined {
  const at = new Date(failedAt);
  if (assetId === undefined || Number.isNaN(at.getTime()) || reason.trim() === '' || !isKnown)
    return undefined;
  return { assetId, failedAt: at.toISOString(), reason: reason.trim(), ...said };
}
