/** Labelled metric files, for replays, backtests and benchmarks. */
export { type CsvFile, findCsvFiles } from './find-csv-files.js';
export { type LabelledMetrics, readLabelledCsv } from './read-labelled-csv.js';
