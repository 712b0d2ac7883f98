import { DomainError } from '../../platform/errors/index.js';

export class EpisodeNotFoundError extends DomainError {
  readonly code = 'episode_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no episode with the id ${id}.`);
  }
}
