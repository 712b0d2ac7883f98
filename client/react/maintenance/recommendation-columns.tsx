import type { Recommendation } from '../../ml-api.js';
import type { Column } from '../elements/data-table.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Time } from '../elements/time.js';
import { countOf, NOTHING } from '../format/format-value.js';
import { MarkButtons } from './mark-buttons.js';
import { ProbabilityBand } from './probability-band.js';
import { dueWords, markWords, outcomeWords, percentWords } from './risk-words.js';

type RecommendationColumn = Column<Recommendation>;

export const actionColumn: RecommendationColumn = {
  key: 'action',
  title: 'What to do',
  value: ({ title }) => title,
  cell: ({ title, why, share }) => (
    <>
      <strong className="ml-action">{title}</strong>
      <span className="ml-why-text">
        {why}
        {share < 0.995 && ` (${percentWords(share)} of the risk)`}
      </span>
    </>
  ),
};

export const assetColumn: RecommendationColumn = {
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

export const probabilityColumn: RecommendationColumn = {
  key: 'probability',
  title: 'Fails within 30 days',
  value: ({ probability }) => probability,
  cell: ({ probability, probabilityLow, probabilityHigh }) => (
    <ProbabilityBand probability={probability} low={probabilityLow} high={probabilityHigh} />
  ),
};

export function dueColumn(nowMs: number): RecommendationColumn {
  return {
    key: 'due',
    title: 'By when',
    value: ({ dueAt }) => dueAt,
    cell: ({ dueAt }) => (
      <>
        <Time at={dueAt} form="day" />
        <span className="ml-why-text ml-nowrap">{dueWords(dueAt, nowMs)}</span>
      </>
    ),
  };
}

export const impactColumn: RecommendationColumn = {
  key: 'impact',
  title: 'Hangs on it',
  value: ({ cutOff }) => cutOff,
  cell: ({ cutOff, cutOffReason }) => (
    <span
      className="ml-nowrap"
      title={cutOffReason ?? 'Assets that cannot be reached, or cannot work, without it'}
    >
      {cutOff === null ? NOTHING : cutOff === 0 ? 'nothing' : countOf(cutOff, 'asset')}
    </span>
  ),
  isOptional: true,
};

export const markColumn: RecommendationColumn = {
  key: 'marks',
  title: 'Mark',
  value: ({ status }) => status,
  cell: (recommendation) => <MarkButtons recommendation={recommendation} />,
};

export const saidColumn: RecommendationColumn = {
  key: 'said',
  title: 'Marked',
  value: ({ mark }) => mark?.markedAt,
  cell: ({ mark }) =>
    mark && (
      <>
        <span className="ml-nowrap">{markWords(mark)}</span>
        <span className="ml-why-text">
          <Time at={mark.markedAt} form="ago" />
          {mark.note !== null && `: ${mark.note}`}
        </span>
      </>
    ),
};

export const outcomeColumn: RecommendationColumn = {
  key: 'outcome',
  title: 'What happened',
  value: ({ mark }) => mark?.outcome.state,
  cell: ({ mark, probability, probabilityNow }) => (
    <>
      {mark && <span className="ml-nowrap">{outcomeWords(mark)}</span>}
      <span className="ml-why-text ml-nowrap">
        risk {percentWords(probability)} → {percentWords(probabilityNow)}
      </span>
    </>
  ),
};
