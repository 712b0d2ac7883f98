import type { AssetHealth, AssetId } from '../../ml-api.js';
import { StatusTag } from '../elements/tags.js';
import { MlRoot } from '../provider/ml-root.js';
import { useAssetHealth } from '../queries/fleet.js';

/** How an asset is, as a tag of a few letters; what lowers it is in the tooltip. Nothing until that is known. */
export function AssetHealthBadge({ assetId }: { readonly assetId: AssetId }) {
  const { data } = useAssetHealth(assetId);
  if (!data) return null;
  return (
    <MlRoot as="span" className="ml-health-badge">
      <span title={titleOf(data)}>
        <StatusTag status={data.status}>
          {data.status === 'unknown' ? 'unknown' : `${data.status} ${data.health_score}`}
        </StatusTag>
      </span>
    </MlRoot>
  );
}

function titleOf({ factors, status }: AssetHealth): string {
  if (status === 'unknown') return 'No sample within a day';
  return factors.map(({ reason }) => reason).join('\n') || 'Nothing lowers its health';
}
