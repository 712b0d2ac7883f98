import { useAddress } from '../address/use-address.js';
import { Section } from '../elements/section.js';
import { filtersIn, MaintenanceFilterFields, StatusChoice } from './maintenance-filters.js';
import { PlanPanel } from './plan-panel.js';
import { RecommendationTable } from './recommendation-table.js';

/** What will fail, how sure that is, and what to do about it. */
export function MaintenanceView() {
  const address = useAddress();
  const filters = filtersIn(address);
  const { type, location, status } = filters;
  return (
    <>
      <div className="ml-row">
        <h1 className="ml-title">Maintenance</h1>
        <span className="ml-head-end">
          <MaintenanceFilterFields filters={filters} address={address} />
        </span>
      </div>
      <Section title="What to do" actions={<StatusChoice filters={filters} address={address} />}>
        <RecommendationTable status={status} type={type} location={location} />
      </Section>
      <PlanPanel type={type} location={location} />
    </>
  );
}
