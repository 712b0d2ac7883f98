import { Section } from '../elements/section.js';
import { Loaded } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { useMay } from '../queries/access.js';
import { useHealth } from '../queries/service.js';
import { AuditPanel } from './audit-panel.js';
import { Dependencies } from './dependencies.js';
import { OutboxPanel } from './outbox-panel.js';
import { Queues } from './queues.js';
import { ServiceLinks } from './service-links.js';
import { SettingsPanel } from './settings-panel.js';

const TONES: Readonly<Record<string, string>> = {
  healthy: 'healthy',
  degraded: 'warning',
  unhealthy: 'critical',
};

/** Whether the service itself is well, and how it is set. */
export function SystemView() {
  const health = useHealth();
  const isAdmin = useMay('admin');
  return (
    <>
      <h1 className="ml-title">System</h1>
      <div className="ml-columns">
        <Section
          title="Dependencies"
          note={
            health.data && (
              <>
                <StatusTag status={TONES[health.data.status] ?? 'unknown'}>{health.data.status}</StatusTag> as
                of <Time at={health.data.timestamp} form="time" />
              </>
            )
          }
        >
          <Loaded query={health}>{({ checks }) => <Dependencies checks={checks} />}</Loaded>
        </Section>
        <div className="ml-stack">
          <Section title="Jobs" className="ml-jobs">
            <Queues />
          </Section>
          <Section title="More">
            <ServiceLinks />
          </Section>
        </div>
      </div>
      <OutboxPanel />
      {isAdmin && <AuditPanel />}
      {isAdmin && <SettingsPanel />}
    </>
  );
}
