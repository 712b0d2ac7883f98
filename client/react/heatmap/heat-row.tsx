import type { KeyboardEvent } from 'react';
import type { OverviewAsset } from '../../ml-api.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { StatusTag } from '../elements/tags.js';
import { countOf, formatMetricName, formatScore } from '../format/format-value.js';

interface HeatRowProps {
  readonly asset: OverviewAsset;
  /** Its place among all rows, of which only those in view are in the list. */
  readonly row: number;
  readonly rows: number;
  /** One row is reached by Tab, the others by the arrow keys. */
  readonly isReachable: boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function HeatRow({ asset, row, rows, isReachable, onFocus, onBlur, onKeyDown }: HeatRowProps) {
  const { assetId, assetName, type, location, status, openEpisodes, peakScore, peakMetric } = asset;
  const where = [type, location].filter(Boolean).join(' · ');
  const peak = peakMetric === null ? '' : `, highest in ${formatMetricName(peakMetric)}`;
  return (
    <li
      className="ml-heat-row"
      style={{ top: `calc(${row} * var(--ml-heat-row))` }}
      aria-posinset={row + 1}
      aria-setsize={rows}
    >
      <GoTo
        to={assetPath(assetId)}
        className="ml-heat-name"
        title={where}
        tabIndex={isReachable ? 0 : -1}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        {`${assetName} `}
        <span className="ml-heat-where">{where}</span>
      </GoTo>
      <span className="ml-heat-space" />
      <span className="ml-heat-peak" title={`Highest score${peak}`}>
        <span className="ml-hidden">highest score </span>
        {formatScore(peakScore)}
      </span>
      <span className="ml-heat-status">
        <StatusTag status={status}>{openEpisodes > 0 ? countOf(openEpisodes, 'episode') : status}</StatusTag>
      </span>
    </li>
  );
}
