import { Inject, Injectable } from '@nestjs/common';
import { IncidentNotifier } from '../../../ems/index.js';
import { noteBefore } from '../../../platform/audit/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { isUuid } from '../../../platform/ids/index.js';
import { GroupingDraft } from '../drafts/grouping-draft.js';
import { GroupingStateRepository } from '../taking-up/grouping-state.repository.js';
import { IncidentLedger } from '../taking-up/incident-ledger.service.js';
import { IncidentConflictError, IncidentNotFoundError } from '../incident.errors.js';
import { episodeOfSubject } from '../../signals/episode-signals.js';

/** Has EMS Core note who looks after an incident. */
@Injectable()
export class AcknowledgeIncident {
  constructor(
    private readonly transactions: Transactions,
    private readonly states: GroupingStateRepository,
    private readonly ledger: IncidentLedger,
    private readonly notifier: IncidentNotifier,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** @throws IncidentNotFoundError, IncidentConflictError where no alert stands for it in EMS Core */
  acknowledge(id: string, owner: string): Promise<void> {
    return this.transactions.run(async () => {
      await this.states.lock();
      const now = this.clock.now();
      const draft = new GroupingDraft([], now);
      const incident = isUuid(id) ? await this.ledger.addIncident(draft, id) : undefined;
      if (incident === undefined) throw new IncidentNotFoundError(id);
      const episodeIds = draft.membersOf(id).flatMap(({ subject }) => episodeOfSubject(subject) ?? []);
      const nAlerts = this.config.alerts.isObserveOnly
        ? 0
        : await this.notifier.acknowledge(episodeIds, owner);
      if (nAlerts === 0)
        throw new IncidentConflictError(
          `No alert in EMS Core stands for the incident ${id}: there is nothing to acknowledge.`,
        );
      noteBefore({ owner: incident.acknowledgedBy });
      await this.ledger.storeAcknowledged(incident, owner, now);
    });
  }
}
