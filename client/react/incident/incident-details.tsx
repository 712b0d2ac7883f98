import { Loaded, NotFound } from '../elements/states.js';
import { MlRoot } from '../provider/ml-root.js';
import { useIncident } from '../queries/incidents.js';
import { RootCausePanel } from '../root-cause/root-cause-panel.js';
import { IncidentFeedbackPanel } from './incident-feedback.js';
import { IncidentHead } from './incident-head.js';
import { MembersPanel } from './members-panel.js';
import { PriorityPanel } from './priority-panel.js';
import { SimilarPanel } from './similar-panel.js';
import { SuppressedPanel } from './suppressed-panel.js';
import { SurroundingsPanel } from './surroundings-panel.js';
import { SwimLanes } from './swim-lanes.js';
import { TimelinePanel } from './timeline-panel.js';

/** One incident: what happened to whom, where in the network, why it is urgent, and what to say of it. */
export function IncidentDetails({ incidentId }: { readonly incidentId: string }) {
  const query = useIncident(incidentId);
  const notFound = (
    <NotFound title="There is no such incident">
      Nothing is known of <code>{incidentId}</code>; incidents are kept for a limited time.
    </NotFound>
  );
  return (
    <MlRoot className="ml-stack">
      <Loaded query={query} notFound={notFound}>
        {(details) => (
          <>
            <IncidentHead incident={details.incident} />
            <div className="ml-columns">
              <div className="ml-stack">
                <RootCausePanel incidentId={incidentId} />
                <SwimLanes members={details.memberList} />
                <SurroundingsPanel details={details} />
                <MembersPanel details={details} />
                <SuppressedPanel members={details.suppressedList} />
              </div>
              <div className="ml-stack">
                <PriorityPanel priority={details.incident.priority} contributions={details.contributions} />
                <IncidentFeedbackPanel incidentId={incidentId} feedback={details.feedback} />
                <TimelinePanel timeline={details.timeline} />
                <SimilarPanel similar={details.similar} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </MlRoot>
  );
}
