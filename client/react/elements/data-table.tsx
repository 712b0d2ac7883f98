import { type ReactNode, useState } from 'react';
import { download } from '../format/download.js';
import { type Cell, toCsv } from '../format/to-csv.js';
import { Button } from './button.js';
import { nextSort, type Sort, sortRows } from './sort-rows.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is sorted by and exported. */
  readonly value: (row: Row) => Cell;
  /** What is shown; the value without it. */
  readonly cell?: (row: Row) => ReactNode;
  /** Right-aligned, the largest first. */
  readonly isNumber?: boolean;
  /** Not shown on a narrow screen. */
  readonly isOptional?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Without it rows stand as given until a column is clicked. */
  readonly initialSort?: Sort;
  /** Name of the exported file without `.csv`; no export without it. */
  readonly csvName?: string;
  /** More rows than these are shown by a click. */
  readonly limit?: number;
  readonly className?: string;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, initialSort, csvName, limit = 100, className = '' } = props;
  const [sort, setSort] = useState(initialSort);
  const [shown, setShown] = useState(limit);
  const column = columns.find(({ key }) => key === sort?.key);
  const sorted = sort && column ? sortRows(rows, column.value, sort.isDescending) : rows;
  return (
    <div className={`ml-table-wrap ${className}`}>
      <table className="ml-table">
        <caption className="ml-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <HeadCell key={each.key} column={each} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <Rows columns={columns} rows={sorted.slice(0, shown)} rowKey={rowKey} />
      </table>
      <div className="ml-table-foot">
        {sorted.length > shown && (
          <Button kind="quiet" onClick={() => setShown(shown + 5 * limit)}>
            Show more ({sorted.length - shown})
          </Button>
        )}
        {csvName !== undefined && rows.length > 0 && (
          <Button kind="quiet" onClick={() => exportCsv(csvName, columns, sorted)}>
            Export CSV
          </Button>
        )}
      </div>
    </div>
  );
}

function Rows<Row>({ columns, rows, rowKey }: Pick<DataTableProps<Row>, 'columns' | 'rows' | 'rowKey'>) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={rowKey(row)}>
          {columns.map((each) => (
            <td key={each.key} className={`${cellClass(each)} ml-cell-${each.key}`}>
              {each.cell ? each.cell(row) : each.value(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const isSorted = sort?.key === column.key;
  const direction = sort?.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={cellClass(column)} aria-sort={isSorted ? direction : undefined}>
      <button
        type="button"
        className="ml-sort"
        onClick={() => onSort(nextSort(sort, column.key, column.isNumber === true))}
      >
        {column.title}
        <span aria-hidden="true" className="ml-sort-sign">
          {isSorted ? (sort.isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function cellClass<Row>({ isNumber, isOptional }: Column<Row>): string {
  return `${isNumber ? 'ml-number' : ''} ${isOptional ? 'ml-optional' : ''}`;
}

function exportCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const head = columns.map(({ title }) => title);
  const cells = rows.map((row) => columns.map(({ value }) => value(row)));
  download(`${name}.csv`, new Blob([toCsv(head, cells)], { type: 'text/csv' }));
}
