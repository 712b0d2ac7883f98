import { withTable } from './put-into-page.js';

describe('withTable', () => {
  const page = 'Before\n<!-- a:start -->\n\nold\n\n<!-- a:end -->\n<!-- b:start --><!-- b:end -->\nAfter';

  it('replaces what is between the markers of a name, and nothing else', () => {
    expect(withTable(page, 'a', '| $1 |')).toBe(
      'Before\n<!-- a:start -->\n\n| $1 |\n\n<!-- a:end -->\n<!-- b:start --><!-- b:end -->\nAfter',
    );
  });

  it('refuses a page without a place for it', () => {
    expect(() => withTable(page, 'c', '')).toThrow('no place for a table called c');
  });
});
