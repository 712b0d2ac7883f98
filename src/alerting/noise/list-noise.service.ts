import { Injectable } from '@nestjs/common';
import { asHeavy } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { OwnTables } from '../../platform/database/index.js';
import { noiseRemedy } from './noise-remedy.js';
import { NoiseRepository } from './noise.repository.js';
import type { NoiseRemedy, NoisyKind } from './noise.js';

export interface ListedNoise extends NoisyKind {
  readonly remedy: NoiseRemedy;
}

/** Lists what comes again and again, with the setting that would calm each. */
@Injectable()
export class ListNoiseService {
  constructor(
    private readonly noise: NoiseRepository,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
  ) {}

  async list(days: number, limit: number): Promise<readonly ListedNoise[]> {
    const since = new Date(this.clock.now().getTime() - days * 86_400_000);
    const noisiest = await this.tables.ask(() => asHeavy(() => this.noise.findNoisiest(since, limit)));
    return noisiest.map((one) => ({ ...one, remedy: noiseRemedy(one) }));
  }
}
