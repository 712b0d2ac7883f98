import { Injectable } from '@nestjs/common';
import type { EpisodeChange } from '../../anomaly/index.js';
import { isAtLeast, type Severity } from '../../ml/index.js';
import { PastEpisodes } from '../suppression/past-episodes.service.js';
import { MemberRepository } from '../incidents/member.repository.js';
import { type Announcing, isNews, signalsOf, subjectOfEpisode } from '../signals/episode-signals.js';
import { SignalRepository } from '../signals/signal.repository.js';

/** Hands changes of episodes on to the incidents. */
@Injectable()
export class EpisodeSignals {
  constructor(
    private readonly signals: SignalRepository,
    private readonly members: MemberRepository,
    private readonly past: PastEpisodes,
  ) {}

  /**
   * Call inside the transaction that stores the episodes. History is no signal.
   *
   * @param announcing - by whom a change is announced
   */
  async record(
    changes: readonly EpisodeChange[],
    announcing: (change: EpisodeChange) => Announcing,
  ): Promise<void> {
    const news = changes.filter(isNews);
    if (news.length === 0) return;
    const isPast = await this.past.load();
    const present = news.filter((change) => !isPast(change));
    await this.signals.record(present.flatMap((change) => signalsOf(change, announcing(change))));
  }

  /** The changes with the severities that were announced for an incident meanwhile, which the episodes do not know of. */
  async withAnnounced(changes: readonly EpisodeChange[]): Promise<readonly EpisodeChange[]> {
    const subjects = changes.map(({ after }) => subjectOfEpisode(after.id));
    const announced = await this.members.findAnnounced(subjects);
    return changes.map((change) => {
      const known = announced.get(subjectOfEpisode(change.after.id));
      const announcedSeverity = worse(change.after.announcedSeverity, known);
      if (announcedSeverity === change.after.announcedSeverity) return change;
      return { ...change, after: { ...change.after, announcedSeverity } };
    });
  }
}

function worse(a: Severity | null, b: Severity | undefined): Severity | null {
  if (a === null || b === undefined) return a ?? b ?? null;
  return isAtLeast(a, b) ? a : b;
}
