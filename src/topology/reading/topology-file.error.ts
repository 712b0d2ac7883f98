import { DomainError } from '../../platform/errors/index.js';

/** TOPOLOGY_FILE cannot be used as it is. */
export class TopologyFileError extends DomainError {
  readonly code = 'topology_file_unusable';
  readonly kind = 'failed';

  constructor(reason: string, cause?: unknown) {
    super(`TOPOLOGY_FILE cannot be used: ${reason}`, { cause });
  }
}
