export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

const quoted = (column: string): string => `"${column}"`;

/** Columns left undefined fall to their default, or to NOT NULL. */
export function insertSql(table: string, row: Readonly<Record<string, unknown>>): Statement {
  const columns = Object.keys(row).filter((column) => row[column] !== undefined);
  const names = columns.map(quoted).join(', ');
  const values = columns.map((_, index) => `$${index + 1}`).join(', ');
  const body = columns.length === 0 ? 'DEFAULT VALUES' : `(${names}) VALUES (${values})`;
  return { text: `INSERT INTO ${table} ${body}`, parameters: columns.map((column) => row[column]) };
}

/** What TypeORM's save() does with a client's id: an existing row is overwritten. */
export function upsertSql(table: string, row: Readonly<Record<string, unknown>>): Statement {
  const { text, parameters } = insertSql(table, row);
  const assignments = Object.keys(row)
    .filter((column) => row[column] !== undefined && column !== 'id')
    .map((column) => `${quoted(column)} = EXCLUDED.${quoted(column)}`);
  const action = assignments.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${assignments.join(', ')}`;
  return { text: `${text} ON CONFLICT (id) ${action} RETURNING *`, parameters };
}

export function updateSql(table: string, id: string, row: Readonly<Record<string, unknown>>): Statement {
  const columns = Object.keys(row).filter((column) => row[column] !== undefined);
  const assignments = columns.map((column, index) => `${quoted(column)} = $${index + 2}`).join(', ');
  return {
    text: `UPDATE ${table} SET ${assignments} WHERE id = $1 RETURNING *`,
    parameters: [id, ...columns.map((column) => row[column])],
  };
}
