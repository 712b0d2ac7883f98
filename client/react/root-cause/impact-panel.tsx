import { useState } from 'react';
import type { RootCauseAnalysis } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { countOf } from '../format/format-value.js';
import { percentText } from './cause-words.js';

type Impact = NonNullable<RootCauseAnalysis['impact']>;
type Affected = Impact['affected'][number];

const FIRST_SHOWN = 8;

/** Everything that depends on the cause, the most important first. */
export function ImpactPanel({ impact }: { readonly impact: Impact }) {
  const [isAll, setIsAll] = useState(false);
  const { affected, affectedCount } = impact;
  const shown = isAll ? affected : affected.slice(0, FIRST_SHOWN);
  return (
    <Section title="Impact" note={summaryOf(impact)}>
      {affectedCount === 0 ? (
        <Empty title="Nothing is known that depends on it" />
      ) : (
        <ul className="ml-list ml-impact" aria-label="Affected">
          {shown.map((one) => (
            <AffectedRow key={one.assetId} affected={one} />
          ))}
        </ul>
      )}
      {affected.length > shown.length && (
        <Button kind="quiet" onClick={() => setIsAll(true)}>
          Show all {affected.length}
        </Button>
      )}
      {impact.next.length > 0 && (
        <p className="ml-section-body ml-flat">
          Next, if it goes on:{' '}
          {impact.next
            .slice(0, 5)
            .map(({ assetName }) => assetName)
            .join(', ')}
          {impact.next.length > 5 && ` and ${impact.next.length - 5} more`}
        </p>
      )}
    </Section>
  );
}

function AffectedRow({ affected }: { readonly affected: Affected }) {
  const { assetId, assetName, isAsset, isIll } = affected;
  return (
    <li>
      <span>
        {isAsset ? <GoTo to={assetPath(assetId)}>{assetName}</GoTo> : assetName}{' '}
        <span className="ml-quiet">{factsOf(affected)}</span>
      </span>
      <span className={isIll ? 'ml-cause-ill' : 'ml-quiet'}>{isIll ? 'has symptoms' : 'well so far'}</span>
    </li>
  );
}

function summaryOf({ affectedCount, byTier, users, trafficShare }: Impact): string {
  return [
    `${countOf(affectedCount, 'node')} ${affectedCount === 1 ? 'depends' : 'depend'} on it`,
    ...byTier.map(({ tier, count }) => `${count} of tier ${tier}`),
    users === null ? '' : `${Math.round(users)} users`,
    trafficShare === null ? '' : `${percentText(trafficShare)} of the traffic`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function factsOf({ type, tier, distance, isWithoutAlternative, users }: Affected): string {
  return [
    type,
    tier === null ? '' : `tier ${tier}`,
    countOf(distance, 'dependency', 'dependencies') + ' away',
    isWithoutAlternative ? 'no other way' : 'has another way',
    users === null ? '' : `${Math.round(users)} users`,
  ]
    .filter(Boolean)
    .join(' · ');
}
