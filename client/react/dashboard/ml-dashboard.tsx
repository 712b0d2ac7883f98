import { type ReactNode, useEffect, useRef } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { AssetView } from '../asset/asset-view.js';
import { Empty } from '../elements/states.js';
import { CapacityView } from '../capacity/capacity-view.js';
import { GoTo, IsInDashboard } from '../elements/go-to.js';
import { EpisodeView } from '../episode/episode-view.js';
import { IncidentView } from '../incident/incident-view.js';
import { IncidentsView } from '../incident/incidents-view.js';
import { useLiveness } from './use-liveness.js';
import { MaintenanceView } from '../maintenance/maintenance-view.js';
import { ModelsView } from '../models/models-view.js';
import { NoiseView } from '../noise/noise-view.js';
import { NowView } from '../now/now-view.js';
import { MlRoot } from '../provider/ml-root.js';
import { SystemView } from '../system/system-view.js';
import { ThresholdView } from '../threshold/threshold-view.js';
import { DashboardHead } from './dashboard-head.js';
import { ServiceBanner } from './service-banner.js';

interface MlDashboardProps {
  /** Path of the page it stands on, e.g. `/ml`; its views are below that. */
  readonly basePath?: string;
}

/** All views as one page. */
export function MlDashboard({ basePath = '' }: MlDashboardProps) {
  return (
    <IsInDashboard value={true}>
      <Router base={basePath}>
        <Frame>
          <Switch>
            <Route path="/" component={NowView} />
            <Route path="/assets/:id">{({ id }) => <AssetView key={id} assetId={id} />}</Route>
            <Route path="/episodes/:id">{({ id }) => <EpisodeView key={id} id={id} />}</Route>
            <Route path="/incidents" component={IncidentsView} />
            <Route path="/incidents/:id">{({ id }) => <IncidentView key={id} id={id} />}</Route>
            <Route path="/noise" component={NoiseView} />
            <Route path="/capacity" component={CapacityView} />
            <Route path="/maintenance" component={MaintenanceView} />
            <Route path="/models" component={ModelsView} />
            <Route path="/threshold" component={ThresholdView} />
            <Route path="/system" component={SystemView} />
            <Route>
              <NoSuchView />
            </Route>
          </Switch>
        </Frame>
      </Router>
    </IsInDashboard>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const liveness = useLiveness();
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    // As after a page load: reading begins at the top of the new view.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [location]);
  return (
    <MlRoot className="ml-dashboard">
      <DashboardHead liveness={liveness} />
      <div>
        <ServiceBanner liveness={liveness} />
      </div>
      <main className="ml-main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </MlRoot>
  );
}

function NoSuchView() {
  return (
    <Empty title="There is no such view">
      The address may have been shortened. <GoTo to="/">What is happening now</GoTo>
    </Empty>
  );
}
