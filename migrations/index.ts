import type { Migration } from '@mikro-orm/migrations';
import { Migration20261122000100CreateModelsAndScores } from './20261122000100-create-models-and-scores.js';

/** All migrations, oldest first. */
export const migrations: (new (...args: ConstructorParameters<typeof Migration>) => Migration)[] = [
  Migration20261122000100CreateModelsAndScores,
];
