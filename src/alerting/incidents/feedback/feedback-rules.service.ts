import { Injectable } from '@nestjs/common';
import type { Member } from '../members/member.js';
import type { PastVerdicts } from '../priority/incident-priority.js';

/** What operators said so far. */
export interface KnownVerdicts {
  /** Of incidents that began with the same kind on the same entity. */
  of: (leading: Pick<Member, 'entityId' | 'kind'>) => PastVerdicts;
}

@Injectable()
export class FeedbackRules {
  verdicts(): Promise<KnownVerdicts> {
    return Promise.resolve({ of: () => ({ nReal: 0, nNoise: 0 }) });
  }
}
