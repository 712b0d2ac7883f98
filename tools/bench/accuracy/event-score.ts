/** Alarms and labels of one file, from its first evaluated row. */
interface EvaluatedEvents {
  /** The score where an alarm is raised, else 0. */
  readonly alarmScores: Float64Array;
  /** 1 inside an anomaly. */
  readonly labels: Uint8Array;
}

/** What operators would have seen of the labelled anomalies. */
interface EventScore {
  /** Percent of the alarms raised inside an anomaly; NaN without alarms. */
  readonly eventPrecision: number;
  /** Percent of the anomalies with an alarm inside; NaN without anomalies. */
  readonly eventRecall: number;
}

/**
 * Event precision and recall at a threshold: an anomaly is a run of labelled rows, however long, and found by one alarm inside it.
 * Nothing is point-adjusted; a second alarm inside the same anomaly is neither wrong nor worth more.
 */
export function scoreEvents(files: readonly EvaluatedEvents[], threshold: number): EventScore {
  let nAlarms = 0;
  let nRight = 0;
  let nEvents = 0;
  let nFound = 0;
  for (const { alarmScores, labels } of files) {
    let isFound = false;
    alarmScores.forEach((score, row) => {
      const isInside = labels[row] === 1;
      if (isInside && labels[row - 1] !== 1) {
        nEvents += 1;
        isFound = false;
      }
      if (score < threshold) return;
      nAlarms += 1;
      if (!isInside) return;
      nRight += 1;
      if (!isFound) nFound += 1;
      isFound = true;
    });
  }
  return { eventPrecision: (100 * nRight) / nAlarms, eventRecall: (100 * nFound) / nEvents };
}
