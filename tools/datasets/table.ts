import { CsvError } from './csv-bytes.js';
import { CsvFault } from './csv-fault.js';
import { instantOf } from './instant-of.js';

/** One row of a table, by the names of its columns; a column that the file does not have is empty. */
export class TableRow {
  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
    /** Line of the file on which the row begins. */
    private readonly line: number,
  ) {}

  cell(name: string): string {
    const column = this.columns.get(name);
    return column === undefined ? '' : (this.cells[column] ?? '');
  }

  /** @throws CsvFault when the cell is empty. */
  filled(name: string): string {
    const cell = this.cell(name);
    if (cell === '') throw this.fault(`"${name}" is empty`);
    return cell;
  }

  /** @returns epoch milliseconds. @throws CsvFault for what is no instant. */
  instant(name: string): number {
    const at = instantOf(this.cell(name));
    if (Number.isNaN(at))
      throw this.fault(`"${name}" is no instant: "${this.cell(name)}"; write 2026-01-31T14:05:00Z`);
    return at;
  }

  /** @throws CsvFault for any other text than those. */
  oneOf(name: string, texts: readonly string[]): string {
    const cell = this.cell(name);
    if (!texts.includes(cell))
      throw this.fault(`"${name}" is "${cell}", known are ${texts.map((text) => `"${text}"`).join(', ')}`);
    return cell;
  }

  /** @throws CsvFault for what is no regular expression. */
  pattern(name: string): RegExp {
    try {
      return new RegExp(this.cell(name));
    } catch (error) {
      throw this.fault(
        `"${name}" is no regular expression: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** A fault of this row. */
  fault(problem: string): CsvFault {
    return new CsvFault(`line ${this.line}: ${problem}`);
  }
}

/** Rows of a CSV file under a checked header. */
export class Table {
  private readonly byName: ReadonlyMap<string, number>;

  constructor(
    readonly columns: readonly string[],
    private readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[],
    private readonly path = '',
  ) {
    this.byName = new Map(columns.map((name, column) => [name, column]));
  }

  /** @throws CsvError naming the file and what is wrong with a row. */
  map<T>(read: (row: TableRow) => T): T[] {
    try {
      return this.rows.map(({ cells, line }) => read(new TableRow(this.byName, cells, line)));
    } catch (error) {
      throw error instanceof CsvFault ? new CsvError(this.path, error) : error;
    }
  }
}
