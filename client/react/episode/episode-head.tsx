import type { Episode } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatDuration } from '../format/format-time.js';
import { formatMetricName, formatScore } from '../format/format-value.js';
import { SilencePanel } from './silence-panel.js';

/** What, where, since when and how bad, in two lines. */
export function EpisodeHead({ episode }: { readonly episode: Episode }) {
  const { assetId, assetName, metricName, severity, reason, startedAt, endedAt, peakScore } = episode;
  const asset = <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>;
  return (
    <header className="ml-view-head">
      <nav className="ml-crumbs" aria-label="Path">
        <GoTo to="/">Now</GoTo> <span aria-hidden="true">/</span> {asset} <span aria-hidden="true">/</span>{' '}
        episode
      </nav>
      <div className="ml-row">
        <h1 className="ml-title">
          {formatMetricName(metricName)} of {assetName ?? assetId}
        </h1>
        <SeverityTag severity={severity} />
        <span className="ml-quiet">
          {endedAt === null ? 'open since ' : ''}
          <Time at={startedAt} />
          {endedAt !== null && (
            <>
              {' '}
              – <Time at={endedAt} form="time" />, {formatDuration(secondsBetween(startedAt, endedAt))}
            </>
          )}{' '}
          · highest score {formatScore(peakScore)}
        </span>
        <span className="ml-head-end">
          <SilencePanel episode={episode} />
        </span>
      </div>
      <p className="ml-sentence">{reason}</p>
    </header>
  );
}

function secondsBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 1000;
}
