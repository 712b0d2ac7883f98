import type { Risk, RiskContribution } from '../../ml-api.js';
import type { Column } from '../elements/data-table.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { formatNumber, NOTHING } from '../format/format-value.js';
import { ProbabilityBand } from './probability-band.js';
import { daysWords, percentWords, timeWords } from './risk-words.js';

/**
 * @param currency - of expected costs; no column of them without one
 * @param known - a reason that is shown above the table: rows do not repeat it
 */
export function riskColumns(
  horizonDays: number,
  currency: string | null,
  known: string | null,
): readonly Column<Risk>[] {
  return [
    assetColumn,
    {
      key: 'probability',
      title: `Fails within ${horizonDays} days`,
      value: ({ probability }) => probability,
      cell: (risk) => <Likely risk={risk} />,
    },
    timeColumn,
    contributionsColumn(known),
    ...(currency === null ? [] : [costColumn(currency)]),
  ];
}

const assetColumn: Column<Risk> = {
  key: 'asset',
  title: 'Asset',
  value: ({ assetName }) => assetName,
  cell: ({ assetId, assetName, assetType, location }) => (
    <>
      <GoTo to={assetPath(assetId)} className="ml-link ml-nowrap">
        {assetName}
      </GoTo>
      <span className="ml-why-text">{[assetType, location].filter(Boolean).join(' · ')}</span>
    </>
  ),
};

function Likely({ risk }: { readonly risk: Risk }) {
  const { probability, probabilityLow, probabilityHigh, basis } = risk;
  if (probability !== null)
    return <ProbabilityBand probability={probability} low={probabilityLow} high={probabilityHigh} />;
  return <span className="ml-quiet">{basis === 'degradation' ? 'by its trend only' : 'not known'}</span>;
}

const timeColumn: Column<Risk> = {
  key: 'time',
  title: 'Time to failure',
  value: ({ timeToFailureDays }) => timeToFailureDays?.median,
  cell: ({ timeToFailureDays: time }) =>
    time === null ? (
      <span className="ml-quiet">{NOTHING}</span>
    ) : (
      <>
        <span className="ml-nowrap">{daysWords(time.median)}</span>
        <span className="ml-why-text ml-nowrap">{timeWords(time)}</span>
      </>
    ),
};

const contributionsColumn = (known: string | null): Column<Risk> => ({
  key: 'contributions',
  title: 'What raises it',
  value: ({ contributions, reason }) => contributions[0]?.text ?? reason,
  cell: ({ contributions, reason }) => {
    const [first, ...others] = contributions;
    if (!first) return <span className="ml-why-text">{reason === known ? NOTHING : reason}</span>;
    return (
      <>
        <SharesLine contributions={contributions} />
        <span className="ml-why-text" title={others.map(sentence).join('\n')}>
          {sentence(first)}
          {others.length > 0 && `, and ${others.length} more`}
        </span>
      </>
    );
  },
  isOptional: true,
});

function costColumn(currency: string): Column<Risk> {
  return {
    key: 'cost',
    title: `Expected cost (${currency})`,
    value: ({ expectedCost }) => expectedCost,
    cell: ({ expectedCost }) => (expectedCost === null ? NOTHING : formatNumber(expectedCost)),
    isNumber: true,
  };
}

/** One line, a piece for each. */
function SharesLine({ contributions }: { readonly contributions: readonly RiskContribution[] }) {
  return (
    <span className="ml-pieces" aria-hidden="true">
      {contributions.map(({ feature, share }) => (
        <span key={feature} style={{ width: `${100 * share}%` }} />
      ))}
    </span>
  );
}

function sentence({ text, share }: RiskContribution): string {
  return `${text}, ${percentWords(share)}`;
}
