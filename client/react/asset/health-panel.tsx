import type { AssetId, AssetHealth } from '../../ml-api.js';
import { episodePath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Loaded } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { useAssetHealth } from '../queries/fleet.js';
import { HealthHistory } from './health-history.js';

/** The health of an asset and what lowers it. */
export function HealthPanel({ assetId }: { readonly assetId: AssetId }) {
  const query = useAssetHealth(assetId);
  return (
    <Section title="Health">
      <Loaded query={query}>{(health) => <Facts health={health} />}</Loaded>
      <HealthHistory assetId={assetId} />
    </Section>
  );
}

function Facts({ health }: { readonly health: AssetHealth }) {
  const { status, health_score: score, factors, last_sample_at: lastSampleAt } = health;
  return (
    <div className="ml-section-body ml-stack">
      <div className="ml-row">
        {status !== 'unknown' && (
          <span className="ml-count-figure">
            {score}
            <span className="ml-quiet ml-of-hundred"> / 100</span>
          </span>
        )}
        <StatusTag status={status} />
        <span className="ml-quiet">
          last sample <Time at={lastSampleAt} form="ago" />
        </span>
      </div>
      {factors.length === 0 ? (
        <p className="ml-quiet ml-flat">
          {status === 'unknown' ? 'No sample within a day.' : 'Nothing lowers it.'}
        </p>
      ) : (
        <ul className="ml-factors">
          {factors.map(({ points, reason, episode_id: episodeId }) => (
            <li key={`${reason}${episodeId ?? ''}`}>
              <span className="ml-factor-points">−{points}</span>
              <span>{episodeId === null ? reason : <GoTo to={episodePath(episodeId)}>{reason}</GoTo>}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
