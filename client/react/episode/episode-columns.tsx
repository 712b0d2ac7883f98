import type { Episode, OutboxMessage } from '../../ml-api.js';
import type { Column } from '../elements/data-table.js';
import { assetPath, episodePath, GoTo } from '../elements/go-to.js';
import { severityRank, SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatDuration } from '../format/format-time.js';
import { formatMetricName, formatScore } from '../format/format-value.js';
import { deliveryOf } from './delivery.js';
import { DeliveryTag } from './delivery-tag.js';
import { FEEDBACK_WORDS } from './feedback-words.js';

type EpisodeColumn = Column<Episode>;

export const severityColumn: EpisodeColumn = {
  key: 'severity',
  title: 'Severity',
  isNumber: false,
  value: ({ severity, peakScore }) => severityRank(severity) + peakScore,
  cell: ({ severity }) => <SeverityTag severity={severity} />,
};

export const whatColumn: EpisodeColumn = {
  key: 'what',
  title: 'What',
  value: ({ metricName, reason }) => `${metricName}: ${reason}`,
  cell: ({ id, metricName, reason }) => (
    <div className="ml-episode-what">
      <GoTo to={episodePath(id)}>{formatMetricName(metricName)}</GoTo>
      <span className="ml-quiet">{reason}</span>
    </div>
  ),
};

export const assetColumn: EpisodeColumn = {
  key: 'asset',
  title: 'Asset',
  value: ({ assetName, assetId }) => assetName ?? assetId,
  cell: ({ assetName, assetId }) => <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>,
};

export const sinceColumn: EpisodeColumn = {
  key: 'since',
  title: 'Since',
  value: ({ startedAt }) => startedAt,
  cell: ({ startedAt }) => <Time at={startedAt} form="ago" />,
};

export const startColumn: EpisodeColumn = {
  ...sinceColumn,
  title: 'Began',
  cell: ({ startedAt }) => <Time at={startedAt} />,
};

export const durationColumn: EpisodeColumn = {
  key: 'duration',
  title: 'Duration',
  isNumber: true,
  isOptional: true,
  value: secondsOf,
  cell: (episode) => (episode.endedAt === null ? 'open' : formatDuration(secondsOf(episode))),
};

export const scoreColumn: EpisodeColumn = {
  key: 'score',
  title: 'Score',
  isNumber: true,
  isOptional: true,
  value: ({ peakScore }) => peakScore,
  cell: ({ peakScore }) => formatScore(peakScore),
};

export const feedbackColumn: EpisodeColumn = {
  key: 'feedback',
  title: 'Feedback',
  isOptional: true,
  value: ({ feedback }) => feedback,
  cell: ({ feedback }) => <span className="ml-quiet">{FEEDBACK_WORDS[feedback ?? ''] ?? '–'}</span>,
};

export function deliveryColumn(undelivered: readonly OutboxMessage[]): EpisodeColumn {
  return {
    key: 'delivery',
    title: 'EMS Core',
    isOptional: true,
    value: (episode) => deliveryOf(episode, undelivered).state,
    cell: (episode) => <DeliveryTag delivery={deliveryOf(episode, undelivered)} />,
  };
}

function secondsOf({ startedAt, endedAt, lastAnomalousAt }: Episode): number {
  return (Date.parse(endedAt ?? lastAnomalousAt) - Date.parse(startedAt)) / 1000;
}
