import type { Anomaly } from '../../ml-api.js';
import { formatDuration } from '../format/format-time.js';
import { formatNumber, formatValue } from '../format/format-value.js';
import { scaleOf } from './seen-scale.js';

/** The value on a line with what was usual at that time of day. */
export function SeenAgainstExpected({ anomaly }: { readonly anomaly: Anomaly }) {
  const { value, expected, unit, deviation, sigmas, historySeconds } = anomaly.metadata;
  const place = scaleOf(value, expected);
  return (
    <div className="ml-seen">
      <div className="ml-seen-line" aria-hidden="true">
        <span
          className="ml-seen-band"
          style={{ left: `${place(expected.low)}%`, width: `${place(expected.high) - place(expected.low)}%` }}
        />
        <span className="ml-seen-median" style={{ left: `${place(expected.median)}%` }} />
        <span className="ml-seen-value" style={{ left: `${place(value)}%` }} />
      </div>
      <dl className="ml-facts">
        <dt>seen</dt>
        <dd>
          <strong>{formatValue(value, unit)}</strong>
        </dd>
        <dt>expected</dt>
        <dd>
          {formatNumber(expected.low)}–{formatValue(expected.high, unit)}, usually{' '}
          {formatValue(expected.median, unit)}
        </dd>
        <dt>distance</dt>
        <dd>
          {deviation > 0 ? '+' : ''}
          {formatValue(deviation, unit)} · {formatNumber(sigmas)} σ
        </dd>
        <dt>history</dt>
        <dd>{formatDuration(historySeconds)}</dd>
      </dl>
    </div>
  );
}
