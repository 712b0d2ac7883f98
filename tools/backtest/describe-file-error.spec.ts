import { describeFileError } from './describe-file-error.js';

describe('describeFileError', () => {
  it('says of a known fault of the file system what to do', () => {
    const fault = Object.assign(new Error("ENOENT: no such file, open 'a.csv'"), {
      code: 'ENOENT',
      path: 'a.csv',
    });
    expect(describeFileError(fault)).toBe('a.csv: there is no such file or folder; check the path.');
    expect(describeFileError(Object.assign(new Error(), { code: 'ENOSPC' }))).toMatch(/^the disk is full;/);
  });

  it('leaves every other message as it is', () => {
    expect(describeFileError(new Error('a.csv: there are no rows'))).toBe('a.csv: there are no rows');
    expect(describeFileError(Object.assign(new Error('odd'), { code: 'EODD', path: 'a' }))).toBe('odd');
    expect(describeFileError('torn')).toBe('torn');
  });
});
