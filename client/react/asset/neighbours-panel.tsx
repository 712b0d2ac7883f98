import type { AssetDetails } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';

/** Assets that this one is connected to, and how they are. */
export function NeighboursPanel({ asset }: { readonly asset: AssetDetails }) {
  const { neighbours, neighboursReason } = asset;
  return (
    <Section title="Neighbours" note={neighbours.length > 0 ? neighbours.length : undefined}>
      {neighbours.length === 0 ? (
        <Empty title="No neighbours known">
          {neighboursReason ?? 'EMS Core lists no connection of this asset.'}
        </Empty>
      ) : (
        <ul className="ml-list">
          {neighbours.map(({ assetId, assetName, type, status, relation }) => (
            <li key={`${assetId}${relation}`}>
              <span>
                <GoTo to={assetPath(assetId)}>{assetName}</GoTo>{' '}
                <span className="ml-quiet">{[relation, type].filter(Boolean).join(' · ')}</span>
              </span>
              <StatusTag status={status} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
