import { useState } from 'react';
import type { Incident } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Empty, Failure, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useGiveIncidentFeedback, useIncidents } from '../queries/incidents.js';

/** The newest: what is long over is seldom meant. */
const CHOICES = { status: 'all', sort: '-lastAt', limit: 50 } as const;

interface MergeDialogProps {
  readonly incidentId: string;
  readonly onClose: () => void;
}

/** Takes another incident in. */
export function MergeDialog({ incidentId, onClose }: MergeDialogProps) {
  const [otherId, setOtherId] = useState<string>();
  const query = useIncidents(CHOICES);
  const merging = useGiveIncidentFeedback(incidentId);
  const merge = () => merging.mutate({ feedback: 'merge', otherIncidentId: otherId }, { onSuccess: onClose });
  return (
    <Dialog
      title="Merge with another incident"
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={otherId === undefined || merging.isPending} onClick={merge}>
          Merge
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">
        Its members become members of this one, and what is like them goes together later.
      </p>
      <Loaded query={query}>
        {({ incidents }) => (
          <Choices
            incidents={incidents.filter(({ id }) => id !== incidentId)}
            chosen={otherId}
            onChoose={setOtherId}
          />
        )}
      </Loaded>
      {merging.error && <Failure error={merging.error} />}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly incidents: readonly Incident[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Choices({ incidents, chosen, onChoose }: ChoicesProps) {
  if (incidents.length === 0) return <Empty title="There is no other incident" />;
  return (
    <fieldset className="ml-choices">
      <legend className="ml-hidden">The other incident</legend>
      {incidents.map(({ id, summary, startedAt }) => (
        <label key={id} className="ml-check">
          <input type="radio" name="other" checked={chosen === id} onChange={() => onChoose(id)} />
          <span>
            {summary}{' '}
            <span className="ml-quiet">
              <Time at={startedAt} form="ago" />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
