import { insertSql, updateSql, upsertSql } from './write-sql.js';

describe('insertSql', () => {
  it('leaves undefined columns to the table', () => {
    expect(insertSql('events', { id: undefined, title: 'x', assetId: null })).toEqual({
      text: 'INSERT INTO events ("title", "assetId") VALUES ($1, $2)',
      parameters: ['x', null],
    });
  });

  it('inserts defaults when nothing is known', () => {
    expect(insertSql('events', { id: undefined }).text).toBe('INSERT INTO events DEFAULT VALUES');
  });
});

describe('upsertSql', () => {
  it('overwrites an existing row with the columns that were sent', () => {
    expect(upsertSql('assets', { id: '1', name: 'a', ip: undefined }).text).toBe(
      'INSERT INTO assets ("id", "name") VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET "name" = EXCLUDED."name" RETURNING *',
    );
  });
});

describe('updateSql', () => {
  it('changes one row by its id', () => {
    expect(updateSql('alerts', '7', { status: 'closed', owner: undefined })).toEqual({
      text: 'UPDATE alerts SET "status" = $2 WHERE id = $1 RETURNING *',
      parameters: ['7', 'closed'],
    });
  });
});
