import { useAddress } from '../address/use-address.js';
import { Section } from '../elements/section.js';
import { useNow } from '../format/use-now.js';
import { AccuracyPanel } from './accuracy-panel.js';
import { FailureCalendar } from './failure-calendar.js';
import { FailuresPanel } from './failures-panel.js';
import { FleetHealthPanel } from './fleet-health.js';
import {
  filtersIn,
  HorizonChoice,
  MaintenanceFilterFields,
  type MaintenanceFilters,
  StatusChoice,
} from './maintenance-filters.js';
import { PlanPanel } from './plan-panel.js';
import { RecommendationTable } from './recommendation-table.js';
import { LoadedRisks, RiskRows } from './risk-table.js';

/** What will fail, how sure that is, and what to do about it. */
export function MaintenanceView() {
  const address = useAddress();
  const filters = filtersIn(address);
  const { type, location, status, horizonDays } = filters;
  return (
    <>
      <div className="ml-row">
        <h1 className="ml-title">Maintenance</h1>
        <span className="ml-head-end">
          <MaintenanceFilterFields filters={filters} address={address} />
        </span>
      </div>
      <FleetHealthPanel type={type} location={location} />
      <Section title="What to do" actions={<StatusChoice filters={filters} address={address} />}>
        <RecommendationTable status={status} type={type} location={location} />
      </Section>
      <Section title="What may fail" actions={<HorizonChoice filters={filters} address={address} />}>
        <Risks filters={filters} />
      </Section>
      <PlanPanel type={type} location={location} />
      <div className="ml-halves">
        <AccuracyPanel horizonDays={horizonDays} />
        <FailuresPanel />
      </div>
    </>
  );
}

/** Expected dates reach further than the horizon of the risks: a month ahead has to be planned for before. */
const CALENDAR_DAYS = 90;

function Risks({ filters: { horizonDays, type, location } }: { readonly filters: MaintenanceFilters }) {
  const nowMs = useNow();
  return (
    <LoadedRisks query={{ horizonDays, type, location }}>
      {(rows, page) => (
        <>
          <FailureCalendar rows={rows} nowMs={nowMs} horizonDays={CALENDAR_DAYS} />
          <RiskRows rows={rows} page={page} />
        </>
      )}
    </LoadedRisks>
  );
}
