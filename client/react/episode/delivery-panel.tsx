import type { Episode, OutboxMessage } from '../../ml-api.js';
import { GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { useOutbox } from '../queries/episodes.js';

/** An episode has an alert, a resolution and an event for each severity. */
const MOST_MESSAGES = 20;

/** What EMS Core has of an episode, message by message. */
export function DeliveryPanel({ episode }: { readonly episode: Episode }) {
  const query = useOutbox({ episodeId: episode.id, status: 'all', limit: MOST_MESSAGES });
  return (
    <Section
      title="EMS Core"
      actions={<GoTo to={`/system?outbox=all&episode=${encodeURIComponent(episode.id)}`}>Outbox</GoTo>}
    >
      <Loaded query={query}>
        {({ messages }) =>
          messages.length > 0 ? <Messages messages={messages} /> : <Nothing episode={episode} />
        }
      </Loaded>
    </Section>
  );
}

function Messages({ messages }: { readonly messages: readonly OutboxMessage[] }) {
  return (
    <ul className="ml-list">
      {messages.map(({ id, kind, status, reason, emsId, deliveredAt, createdAt }) => (
        <li key={id}>
          <span>
            {kind} <strong>{status}</strong>
            {reason !== null && <span className="ml-quiet"> {reason}</span>}
            {emsId !== null && <span className="ml-quiet ml-id"> {emsId}</span>}
          </span>
          <span className="ml-quiet">
            <Time at={deliveredAt ?? createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ episode }: { readonly episode: Episode }) {
  if (episode.announcedSeverity === null)
    return <Empty title="Not announced">It was suppressed, is not severe enough, or nothing is sent.</Empty>;
  return <Empty title={`Announced as ${episode.announcedSeverity}`}>Its messages are no longer kept.</Empty>;
}
