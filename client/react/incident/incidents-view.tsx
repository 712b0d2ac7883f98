import { useAddress } from '../address/use-address.js';
import { Banner } from '../elements/banner.js';
import { GoTo } from '../elements/go-to.js';
import { useIncidents } from '../queries/incidents.js';
import { filtersOf, IncidentFilters } from './incident-filters.js';
import { IncidentList, OPEN_INCIDENTS } from './incident-list.js';

/** All incidents, also those that are over. */
export function IncidentsView() {
  const address = useAddress();
  const { status, hours, priority, text } = filtersOf(address);
  return (
    <>
      <h1 className="ml-title">Incidents</h1>
      <WhatIsAnnounced />
      <IncidentFilters address={address} />
      <IncidentList
        key={status}
        title="Incidents by priority"
        status={status}
        hours={Number(hours)}
        minPriority={Number(priority)}
        text={text === '' ? undefined : text}
      />
    </>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  single: 'EMS Core has every episode by itself (ALERTING=single).',
  observe: 'EMS Core has every episode by itself; incidents are only shown (ALERTING=observe).',
};

/** Where incidents are only shown, EMS Core knows nothing of them. */
function WhatIsAnnounced() {
  const { data } = useIncidents(OPEN_INCIDENTS);
  const words = data && WORDS[data.alerting];
  if (words === undefined) return null;
  return (
    <Banner tone="note">
      {words} <GoTo to="/noise">What incidents would change</GoTo>
    </Banner>
  );
}
