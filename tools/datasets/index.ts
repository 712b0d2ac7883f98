/** Files of labelled metrics and other tables, for replays, backtests and benchmarks. */
export { type CsvFile, findCsvFiles } from './find-csv-files.js';
export { type LabelledCsv, type LabelledMetrics } from './labelled-metrics.js';
export { readLabelledCsv } from './read-labelled-csv.js';
export { readTable } from './read-table.js';
export { CsvError } from './csv-bytes.js';
export { CsvFault } from './csv-fault.js';
export { streamRecords } from './stream-records.js';
export type { Table } from './table.js';
