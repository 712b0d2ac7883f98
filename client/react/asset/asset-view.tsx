import type { AssetDetails } from '../../ml-api.js';
import { GoTo } from '../elements/go-to.js';
import { Loaded, NotFound } from '../elements/states.js';
import { DetectedAnomalies } from '../episode/detected-anomalies.js';
import { AssetRiskPanel } from '../maintenance/asset-risk-panel.js';
import { useAsset } from '../queries/fleet.js';
import { SeasonalityPanel } from '../seasonality/seasonality-panel.js';
import { AssetHealthBadge } from './asset-health-badge.js';
import { HealthPanel } from './health-panel.js';
import { MetricCharts } from './metric-charts.js';
import { NeighboursPanel } from './neighbours-panel.js';

const WEEK_HOURS = 168;

/** Everything about one asset. */
export function AssetView({ assetId }: { readonly assetId: string }) {
  const query = useAsset(assetId);
  return (
    <Loaded
      query={query}
      notFound={
        <NotFound title="There is no such asset">
          EMS Core knows no asset <code>{assetId}</code>; it may have been removed.
        </NotFound>
      }
    >
      {(asset) => (
        <>
          <AssetHead asset={asset} />
          <div className="ml-columns">
            <div className="ml-stack">
              <MetricCharts asset={asset} />
              <DetectedAnomalies
                assetId={asset.assetId}
                status="all"
                hours={WEEK_HOURS}
                title="Episodes of the last 7 days"
              />
            </div>
            <div className="ml-stack">
              <HealthPanel assetId={asset.assetId} />
              <AssetRiskPanel assetId={asset.assetId} />
              <NeighboursPanel asset={asset} />
              <SeasonalityPanel assetId={asset.assetId} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function AssetHead({ asset }: { readonly asset: AssetDetails }) {
  const { assetId, assetName, type, location, tags, isMonitored } = asset;
  return (
    <header className="ml-view-head">
      <nav className="ml-crumbs" aria-label="Path">
        <GoTo to="/">Now</GoTo> <span aria-hidden="true">/</span> asset
      </nav>
      <div className="ml-row">
        <h1 className="ml-title">{assetName}</h1>
        <AssetHealthBadge assetId={assetId} />
        <span className="ml-quiet">{[type, location, ...tags].filter(Boolean).join(' · ')}</span>
        {!isMonitored && <span className="ml-tag">not monitored</span>}
      </div>
    </header>
  );
}
