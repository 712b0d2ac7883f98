import type { AssetId, AssetOutlook, Risk } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { MlRoot } from '../provider/ml-root.js';
import { useAssetOutlook } from '../queries/maintenance.js';
import { ProbabilityBand } from './probability-band.js';
import { RiskHistory } from './risk-history.js';
import { daysWords, percentWords, timeWords } from './risk-words.js';

/** How likely an asset is to fail, why, and how that changed. */
export function AssetRiskPanel({ assetId }: { readonly assetId: AssetId }) {
  const query = useAssetOutlook(assetId);
  const predictedAt = query.data?.risks[0]?.predictedAt;
  return (
    <MlRoot>
      <Section
        title="Risk of failure"
        note={
          predictedAt != null && (
            <>
              predicted <Time at={predictedAt} form="ago" />
            </>
          )
        }
      >
        <Loaded query={query}>{(outlook) => <Outlook outlook={outlook} />}</Loaded>
      </Section>
    </MlRoot>
  );
}

function Outlook({ outlook: { risks, history } }: { readonly outlook: AssetOutlook }) {
  const usual = risks.find(({ horizonDays }) => horizonDays === 30) ?? risks[0];
  if (!usual || usual.basis === 'none') return <Empty title="Nothing to predict from">{usual?.reason}</Empty>;
  return (
    <div className="ml-section-body ml-stack">
      {usual.probability !== null && (
        <dl className="ml-facts ml-risk-facts">
          {risks.map(({ horizonDays, probability, probabilityLow, probabilityHigh }) => (
            <Within key={horizonDays} days={horizonDays}>
              <ProbabilityBand probability={probability} low={probabilityLow} high={probabilityHigh} />
            </Within>
          ))}
        </dl>
      )}
      {usual.timeToFailureDays && (
        <p className="ml-flat">
          Expected to fail in <strong>{daysWords(usual.timeToFailureDays.median)}</strong>; 9 times in 10 it
          takes {timeWords(usual.timeToFailureDays)}.
        </p>
      )}
      {usual.reason !== null && <p className="ml-flat ml-quiet">{usual.reason}</p>}
      <Contributions risk={usual} />
      <RiskHistory history={history} />
    </div>
  );
}

interface WithinProps {
  readonly days: number;
  readonly children: React.ReactNode;
}

function Within({ days, children }: WithinProps) {
  return (
    <>
      <dt>within {days} days</dt>
      <dd>{children}</dd>
    </>
  );
}

function Contributions({ risk: { contributions } }: { readonly risk: Risk }) {
  if (contributions.length === 0) return null;
  return (
    <table className="ml-shares ml-risk-shares">
      <caption>What raises it above the mean of the fleet</caption>
      <tbody>
        {contributions.map(({ feature, text, share }) => (
          <tr key={feature}>
            <th scope="row">{text}</th>
            <td className="ml-share-length">
              <span style={{ width: `${100 * share}%` }} />
            </td>
            <td className="ml-number">{percentWords(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
