import type { IncidentDetails, Topology } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { countOf } from '../format/format-value.js';
import { useSurroundings } from '../queries/incidents.js';
import { aroundOf } from '../topology/around.js';
import { TopologyPicture } from '../topology/topology-picture.js';

/** Where in the network it is, and how what is around it is doing. */
export function SurroundingsPanel({ details }: { readonly details: IncidentDetails }) {
  const { incident, memberList } = details;
  const query = useSurroundings(incident.assetId);
  const nothing = (
    <Empty title="Nothing is known of its surroundings">
      The topology does not know the entity any more.
    </Empty>
  );
  return (
    <Section title="Around it" note="above: what it depends on; framed: where members are">
      {incident.assetId === null ? (
        nothing
      ) : (
        <Loaded query={query} notFound={nothing}>
          {(topology) => <Surroundings topology={topology} members={memberList} />}
        </Loaded>
      )}
    </Section>
  );
}

interface SurroundingsProps {
  readonly topology: Topology;
  readonly members: IncidentDetails['memberList'];
}

function Surroundings({ topology, members }: SurroundingsProps) {
  const around = aroundOf(topology, members);
  if (topology.unknownReason !== null && around.connections.length === 0)
    return <Empty title="Nothing is known of its surroundings">{topology.unknownReason}</Empty>;
  const remarks = [
    around.nNotDrawn > 0 ? `${countOf(around.nNotDrawn, 'node')} near it not drawn` : '',
    around.nElsewhere > 0 ? `${countOf(around.nElsewhere, 'entity', 'entities')} of it elsewhere` : '',
  ].filter(Boolean);
  return (
    <div className="ml-section-body">
      <TopologyPicture around={around} />
      {remarks.length > 0 && <p className="ml-flat ml-quiet">{remarks.join('; ')}</p>}
    </div>
  );
}
