import { useState } from 'react';
import type { Incident } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Dialog } from '../elements/dialog.js';
import { Failure } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { keepName, lastName } from '../format/own-name.js';
import { useAcknowledgeIncident, useIncidents } from '../queries/incidents.js';
import { OPEN_INCIDENTS } from './incident-list.js';
import { IncidentState } from './incident-state.js';

/** Who looks after it, and how to become that. */
export function AcknowledgePanel({ incident }: { readonly incident: Incident }) {
  const [isOpen, setIsOpen] = useState(false);
  const { hasAlert, acknowledgedAt, acknowledgedBy, delivery, status } = incident;
  const { data } = useIncidents(OPEN_INCIDENTS);
  return (
    <>
      <span role="status">
        <IncidentState {...{ hasAlert, acknowledgedBy, delivery }} alerting={data?.alerting} />
        {acknowledgedAt !== null && (
          <span className="ml-quiet">
            {' '}
            <Time at={acknowledgedAt} form="ago" />
          </span>
        )}
      </span>
      {status === 'open' && (
        <Button needs="operator" onClick={() => setIsOpen(true)}>
          Take over…
        </Button>
      )}
      {isOpen && <TakeOverDialog incidentId={incident.id} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface TakeOverDialogProps {
  readonly incidentId: string;
  readonly onClose: () => void;
}

function TakeOverDialog({ incidentId, onClose }: TakeOverDialogProps) {
  const [owner, setOwner] = useState(lastName);
  const acknowledging = useAcknowledgeIncident(incidentId);
  const name = owner.trim();
  const acknowledge = () => {
    keepName(name);
    acknowledging.mutate(name, { onSuccess: onClose });
  };
  return (
    <Dialog
      title="Take the incident over"
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={name === '' || acknowledging.isPending} onClick={acknowledge}>
          Acknowledge
        </Button>
      }
    >
      <p className="ml-flat ml-quiet">
        EMS Core names you as the owner of its alerts, also where it is away at the moment. What somebody owns
        is not resolved by this service any more.
      </p>
      <div className="ml-form">
        <label className="ml-field">
          Owner
          <input
            className="ml-input"
            required
            maxLength={100}
            value={owner}
            placeholder="noc"
            onChange={({ target }) => setOwner(target.value)}
          />
        </label>
      </div>
      {acknowledging.error && <Failure error={acknowledging.error} />}
    </Dialog>
  );
}
