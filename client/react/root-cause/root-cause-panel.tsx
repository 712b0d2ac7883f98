import type { IncidentRootCause, RootCauseAnalysis } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { useIncidentRootCause } from '../queries/incidents.js';
import { CausePicture } from './cause-picture.js';
import { ChangesList } from './changes-list.js';
import { ImpactPanel } from './impact-panel.js';
import { LookedAlike } from './looked-alike.js';
import { probabilityText } from './cause-words.js';
import { SuspectList } from './suspect-list.js';

/** Why it is there, who suffers from it, and what its like turned out to be; or that nothing says so. */
export function RootCausePanel({ incidentId }: { readonly incidentId: string }) {
  const query = useIncidentRootCause(incidentId);
  return (
    <Loaded query={query} notFound={null}>
      {(cause) => <RootCause cause={cause} />}
    </Loaded>
  );
}

function RootCause({ cause }: { readonly cause: IncidentRootCause }) {
  const { analysis, reason, versions, similar } = cause;
  if (analysis === null)
    return (
      <Section title="Root cause">
        <Empty title="Not looked for yet">{reason}</Empty>
      </Section>
    );
  return (
    <>
      <Section
        title="Root cause"
        note={answerText(analysis)}
        actions={<span className="ml-quiet">{versionText(versions)}</span>}
      >
        <div className="ml-section-body ml-stack">
          <p className="ml-flat">{analysis.summary}</p>
          {analysis.graph.nodes.length > 1 && <CausePicture analysis={analysis} />}
          <Caveats caveats={analysis.caveats} />
        </div>
        <SuspectList cause={cause} suspects={analysis.suspects} />
        <ChangesList changes={analysis.changes} />
      </Section>
      {analysis.impact && <ImpactPanel impact={analysis.impact} />}
      {similar.length > 0 && <LookedAlike similar={similar} />}
    </>
  );
}

function Caveats({ caveats }: Pick<RootCauseAnalysis, 'caveats'>) {
  if (caveats.length === 0) return null;
  return (
    <ul className="ml-cause-caveats" aria-label="What makes it less certain">
      {caveats.map((caveat) => (
        <li key={caveat}>{caveat}</li>
      ))}
    </ul>
  );
}

function answerText({ isFound, suspects: [best], noneProbability }: RootCauseAnalysis): string {
  if (isFound && best) return `${best.assetName}, ${probabilityText(best.probability)}`;
  return `no cause found; none of what is monitored: ${probabilityText(noneProbability)}`;
}

function versionText(versions: IncidentRootCause['versions']): string {
  const newest = versions.at(-1);
  if (newest === undefined) return '';
  return newest.stage === 'final' ? 'final' : `version ${newest.version}`;
}
