import type { Migration } from '@mikro-orm/migrations';
import { Migration20261122000100CreateModelsAndScores } from './20261122000100-create-models-and-scores.js';
import { Migration20261122000200CreateOutbox } from './20261122000200-create-outbox.js';
import { Migration20261124000100TellRisesAndResolutions } from './20261124000100-tell-rises-and-resolutions.js';
import { Migration20261124000200EpisodesRememberWhatWasAnnounced } from './20261124000200-episodes-remember-what-was-announced.js';
import { Migration20261124000210EpisodesRememberTheBar } from './20261124000210-episodes-remember-the-bar.js';
import { Migration20261124000220CreateVerdicts } from './20261124000220-create-verdicts.js';
import { Migration20261124000300CreateSilence } from './20261124000300-create-silence.js';
import { Migration20261124000310CreateMutes } from './20261124000310-create-mutes.js';
import { Migration20261124000400KeepStatesInLine } from './20261124000400-keep-states-in-line.js';
import { Migration20261124000410PartitionScores } from './20261124000410-partition-scores.js';
import { Migration20261124000500RememberTheLivesOfModels } from './20261124000500-remember-the-lives-of-models.js';
import { Migration20261124000510RememberTrainingRuns } from './20261124000510-remember-training-runs.js';
import { Migration20261124000600JudgeCandidates } from './20261124000600-judge-candidates.js';
import { Migration20261124000610MeasureDrift } from './20261124000610-measure-drift.js';
import { Migration20261125000100ShareSweeps } from './20261125000100-share-sweeps.js';
import { Migration20261125000110QueueTrainings } from './20261125000110-queue-trainings.js';
import { Migration20261125000120ShareModels } from './20261125000120-share-models.js';
import { Migration20261125000130TraceMessages } from './20261125000130-trace-messages.js';
import { Migration20261126000100KeepSamplesReadOverRest } from './20261126000100-keep-samples-read-over-rest.js';
import { Migration20261126000400BoundTables } from './20261126000400-bound-tables.js';
import { Migration20261128000100MuteEverything } from './20261128000100-mute-everything.js';
import { Migration20261128000200RenameToCommonTerms } from './20261128000200-rename-to-common-terms.js';
import { Migration20261128000300RememberTheTimeZoneOfStates } from './20261128000300-remember-the-time-zone-of-states.js';
import { Migration20261128000400LetSilencesRecur } from './20261128000400-let-silences-recur.js';
import { Migration20261128000500ScoreLateSamples } from './20261128000500-score-late-samples.js';
import { Migration20261128000510SplitSeriesByTags } from './20261128000510-split-series-by-tags.js';
import { Migration20261128000520RememberUnits } from './20261128000520-remember-units.js';
import { Migration20261129000100KeepScorePeaks } from './20261129000100-keep-score-peaks.js';
import { Migration20261129000200TellLiveEvents } from './20261129000200-tell-live-events.js';
import { Migration20261129000400StoreForecasts } from './20261129000400-store-forecasts.js';
import { Migration20261129000500KeepBusyLevels } from './20261129000500-keep-busy-levels.js';
import { Migration20261129000600KeepTopologyReadings } from './20261129000600-keep-topology-readings.js';
import { Migration20261129000610QueueNotices } from './20261129000610-queue-notices.js';
import { Migration20261129000700GroupSignalsIntoIncidents } from './20261129000700-group-signals-into-incidents.js';
import { Migration20261129000800RememberMaintenance } from './20261129000800-remember-maintenance.js';
import { Migration20261129001100MatchSilences } from './20261129001100-match-silences.js';
import { Migration20261129001200KeepRootCauses } from './20261129001200-keep-root-causes.js';
import { Migration20261129001300ForeseeFailures } from './20261129001300-foresee-failures.js';
import { Migration20261129001400RememberHealth } from './20261129001400-remember-health.js';
import { Migration20261129001500MarkRecommendations } from './20261129001500-mark-recommendations.js';
import { Migration20261129001600KeepApiKeys } from './20261129001600-keep-api-keys.js';
import { Migration20261129001700FindMembersByPlace } from './20261129001700-find-members-by-place.js';
import { Migration20261129001800RememberAssetDetails } from './20261129001800-remember-asset-details.js';
import { Migration20261129001900ForgetFailureModels } from './20261129001900-forget-failure-models.js';
import { Migration20261129002000KeepAuditEntries } from './20261129002000-keep-audit-entries.js';
import { Migration20261129002200RecogniseRestoredTables } from './20261129002200-recognise-restored-tables.js';
import { Migration20261129002300StoreStatesWhenDue } from './20261129002300-store-states-when-due.js';
import { Migration20261129002700StoreScoresCompactly } from './20261129002700-store-scores-compactly.js';
import { Migration20261129002710KeepStatesBeside } from './20261129002710-keep-states-beside.js';
import { Migration20261129002720ReportWithWatermarks } from './20261129002720-report-with-watermarks.js';

/** All migrations, oldest first. */
export const migrations: (new (...args: ConstructorParameters<typeof Migration>) => Migration)[] = [
  Migration20261122000100CreateModelsAndScores,
  Migration20261122000200CreateOutbox,
  Migration20261124000100TellRisesAndResolutions,
  Migration20261124000200EpisodesRememberWhatWasAnnounced,
  Migration20261124000210EpisodesRememberTheBar,
  Migration20261124000220CreateVerdicts,
  Migration20261124000300CreateSilence,
  Migration20261124000310CreateMutes,
  Migration20261124000400KeepStatesInLine,
  Migration20261124000410PartitionScores,
  Migration20261124000500RememberTheLivesOfModels,
  Migration20261124000510RememberTrainingRuns,
  Migration20261124000600JudgeCandidates,
  Migration20261124000610MeasureDrift,
  Migration20261125000100ShareSweeps,
  Migration20261125000110QueueTrainings,
  Migration20261125000120ShareModels,
  Migration20261125000130TraceMessages,
  Migration20261126000100KeepSamplesReadOverRest,
  Migration20261126000400BoundTables,
  Migration20261128000100MuteEverything,
  Migration20261128000200RenameToCommonTerms,
  Migration20261128000300RememberTheTimeZoneOfStates,
  Migration20261128000400LetSilencesRecur,
  Migration20261128000500ScoreLateSamples,
  Migration20261128000510SplitSeriesByTags,
  Migration20261128000520RememberUnits,
  Migration20261129000100KeepScorePeaks,
  Migration20261129000200TellLiveEvents,
  Migration20261129000400StoreForecasts,
  Migration20261129000500KeepBusyLevels,
  Migration20261129000600KeepTopologyReadings,
  Migration20261129000610QueueNotices,
  Migration20261129000700GroupSignalsIntoIncidents,
  Migration20261129000800RememberMaintenance,
  Migration20261129001100MatchSilences,
  Migration20261129001200KeepRootCauses,
  Migration20261129001300ForeseeFailures,
  Migration20261129001400RememberHealth,
  Migration20261129001500MarkRecommendations,
  Migration20261129001600KeepApiKeys,
  Migration20261129001700FindMembersByPlace,
  Migration20261129001800RememberAssetDetails,
  Migration20261129001900ForgetFailureModels,
  Migration20261129002000KeepAuditEntries,
  Migration20261129002200RecogniseRestoredTables,
  Migration20261129002300StoreStatesWhenDue,
  Migration20261129002700StoreScoresCompactly,
  Migration20261129002710KeepStatesBeside,
  Migration20261129002720ReportWithWatermarks,
];
