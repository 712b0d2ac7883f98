import type { Incident } from '../../ml-api.js';
import { Banner } from '../elements/banner.js';
import { assetPath, GoTo, incidentPath } from '../elements/go-to.js';
import { SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatDuration } from '../format/format-time.js';
import { countOf, formatMetricName } from '../format/format-value.js';
import { AcknowledgePanel } from './acknowledge-panel.js';
import { Priority } from './priority.js';

/** What, where, since when, how bad and how urgent, in two lines. */
export function IncidentHead({ incident }: { readonly incident: Incident }) {
  const { severity, priority, summary, mergedInto } = incident;
  return (
    <header className="ml-view-head">
      <nav className="ml-crumbs" aria-label="Path">
        <GoTo to="/">Now</GoTo> <span aria-hidden="true">/</span> <GoTo to="/incidents">incidents</GoTo>{' '}
        <span aria-hidden="true">/</span> incident
      </nav>
      <div className="ml-row">
        <h1 className="ml-title">
          <Title incident={incident} />
        </h1>
        <SeverityTag severity={severity} />
        <span className="ml-row">
          <span className="ml-quiet">priority</span> <Priority value={priority} />
        </span>
        <Facts incident={incident} />
        <span className="ml-head-end">
          <AcknowledgePanel incident={incident} />
        </span>
      </div>
      <p className="ml-sentence">{summary}</p>
      {mergedInto !== null && (
        <Banner tone="note">
          It has become part of <GoTo to={incidentPath(mergedInto)}>another incident</GoTo>, where its members
          are now.
        </Banner>
      )}
    </header>
  );
}

function Title({ incident }: { readonly incident: Incident }) {
  const { kind, assetId, assetName } = incident;
  if (kind === null || assetId === null) return <>Incident</>;
  return (
    <>
      {formatMetricName(kind)} of <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>
    </>
  );
}

function Facts({ incident }: { readonly incident: Incident }) {
  const { startedAt, endedAt, members, entities } = incident;
  return (
    <span className="ml-quiet">
      {endedAt === null ? 'open since ' : ''}
      <Time at={startedAt} />
      {endedAt !== null && (
        <>
          {' '}
          – <Time at={endedAt} form="time" />,{' '}
          {formatDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)}
        </>
      )}{' '}
      · {countOf(members, 'member')} of {countOf(entities, 'entity', 'entities')}
    </span>
  );
}
