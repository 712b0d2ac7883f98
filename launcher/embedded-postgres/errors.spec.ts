import { EmbeddedPostgresError, explainFailure, hasCode } from './errors.js';

describe('explainFailure', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'the disk is full'],
    ['initdb: error: could not access directory "/x": Permission denied', 'not readable and writable'],
    ['mkdir: Read-only file system', 'read-only file system'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'not enough memory'],
    ['initdb: could not look up effective user ID 12345: user does not exist', 'no entry in /etc/passwd'],
    ['DETAIL:  …, which is not compatible: database files are incompatible with server', 'another version'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'an earlier PostgreSQL'],
  ])('says what "%s" means', (output, meaning) => {
    const error = explainFailure('PostgreSQL did not start', output);

    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect(error.message).toContain(meaning);
    expect(error.message).toContain(output);
  });

  it('shows the last lines of what it cannot explain', () => {
    const output = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n');

    const { message } = explainFailure('PostgreSQL did not start', output);

    expect(message).toMatch(/^PostgreSQL did not start\.\nline 22\n/);
    expect(message).toMatch(/line 29$/);
  });
});

describe('hasCode', () => {
  it('recognises the code of a system error and nothing else', () => {
    expect(hasCode(Object.assign(new Error('gone'), { code: 'ESRCH' }), 'EPERM', 'ESRCH')).toBe(true);
    expect(hasCode(new Error('ESRCH'), 'ESRCH')).toBe(false);
    expect(hasCode('ESRCH', 'ESRCH')).toBe(false);
  });
});
