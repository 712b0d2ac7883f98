import type { RiskAccuracy, RiskHorizon } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { formatNumber, NOTHING } from '../format/format-value.js';
import { useRiskAccuracy } from '../queries/maintenance.js';
import { percentWords } from './risk-words.js';

/** How predictions that were really made turned out. */
export function AccuracyPanel({ horizonDays }: { readonly horizonDays: RiskHorizon }) {
  const query = useRiskAccuracy(horizonDays);
  return (
    <Section title="How good predictions were" note={`of failures within ${horizonDays} days`}>
      <Loaded query={query}>
        {(accuracy) =>
          accuracy.nPredictions === 0 ? (
            <Empty title="No prediction is over yet">{accuracy.reason}</Empty>
          ) : (
            <Figures accuracy={accuracy} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Figures({ accuracy }: { readonly accuracy: RiskAccuracy }) {
  const { nPredictions, nFailed, expected, brier, baseBrier, recalls, classes, outcomes, reason } = accuracy;
  return (
    <>
      <div className="ml-section-body ml-stack">
        {reason !== null && <p className="ml-flat ml-note">{reason}</p>}
        <dl className="ml-figures">
          <Figure
            title="Failures expected"
            value={`${formatNumber(expected)} of ${formatNumber(nFailed, 6)}`}
          >
            that happened, in {formatNumber(nPredictions, 6)} predictions
          </Figure>
          {recalls.map(({ share, recall }) => (
            <Figure
              key={share}
              title={`Found in the top ${percentWords(share)}`}
              value={percentWords(recall)}
            >
              of those that failed
            </Figure>
          ))}
          <Figure title="Error" value={brier === null ? NOTHING : formatNumber(brier, 2)}>
            {baseBrier !== null && `Brier score; ${formatNumber(baseBrier, 2)} without a model`}
          </Figure>
        </dl>
        <Classes classes={classes} />
      </div>
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} />}
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly value: string;
  readonly children: React.ReactNode;
}

function Figure({ title, value, children }: FigureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="ml-why-text">{children}</span>
      </dd>
    </div>
  );
}

/** Expected against observed by risk: a probability is right where both are as long. */
function Classes({ classes }: Pick<RiskAccuracy, 'classes'>) {
  const most = classes.reduce((highest, { expected, observed }) => Math.max(highest, expected, observed), 0);
  const length = (value: number) => ({ width: `${most === 0 ? 0 : (100 * value) / most}%` });
  return (
    <table className="ml-shares ml-classes">
      <caption>
        Failures <span className="ml-key ml-expected" /> expected and <span className="ml-key ml-observed" />{' '}
        observed, by risk
      </caption>
      <thead className="ml-hidden">
        <tr>
          <th scope="col">Risk</th>
          <th scope="col">Drawn</th>
          <th scope="col">Expected and observed</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ fromRisk, toRisk, expected, observed, nPredictions }) => (
          <tr key={fromRisk}>
            <th scope="row">
              {percentWords(fromRisk)} – {percentWords(toRisk)}
            </th>
            <td className="ml-share-length">
              <span className="ml-expected" style={length(expected)} />
              <span className="ml-observed" style={length(observed)} />
            </td>
            <td className="ml-number" title={`${nPredictions} predictions`}>
              {formatNumber(expected, 2)} / {observed}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcomes({ outcomes }: Pick<RiskAccuracy, 'outcomes'>) {
  return (
    <DataTable
      caption="Failures, and what was predicted before them"
      rows={outcomes}
      rowKey={({ failureId }) => failureId}
      limit={5}
      columns={OUTCOME_COLUMNS}
    />
  );
}

const OUTCOME_COLUMNS: readonly Column<RiskAccuracy['outcomes'][number]>[] = [
  {
    key: 'asset',
    title: 'Failed',
    value: ({ assetName, assetId }) => assetName ?? assetId,
    cell: ({ assetId, assetName }) => <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>,
  },
  {
    key: 'at',
    title: 'When',
    value: ({ failedAt }) => failedAt,
    cell: ({ failedAt }) => <Time at={failedAt} />,
  },
  {
    key: 'said',
    title: 'Predicted before',
    value: ({ probability }) => probability,
    cell: ({ probability, predictedAt }) => (
      <>
        {percentWords(probability)}{' '}
        <span className="ml-quiet">
          <Time at={predictedAt} form="ago" />
        </span>
      </>
    ),
  },
  {
    key: 'rank',
    title: 'Place',
    value: ({ rank }) => rank,
    cell: ({ rank, nRanked }) => `${rank} of ${nRanked}`,
    isNumber: true,
  },
];
