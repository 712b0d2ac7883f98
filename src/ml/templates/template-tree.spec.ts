import { hashText } from './hash-text.js';
import { TemplateTree } from './template-tree.js';
import { wordingOf } from './wording.js';

const wording = (text: string): string => wordingOf(text).join(' ');

describe('wordingOf', () => {
  it.each([
    ['CPU at 93.4 % for 5m 3s', 'CPU at <*> % for <*>'],
    ['Link 2001:db8::1 via fe:80:aa:bb:cc:dd lost', 'Link <*> via <*> lost'],
    ['open /var/log/messages: denied', 'open <*> denied'],
    ['job "photo archive" ended', 'job <*> ended'],
    ['request "GET /v2/servers HTTP/1.1" took 3 ms', 'request | GET <*> | took <*>'],
    ['sent 18846 bytes (18.4 KB) since Fri Jun 17 20:55:07 CEST 2005', 'sent <*> since <*>'],
    ['session of user anna closed', 'session of user <*> closed'],
    ['init() ok', 'init() ok'],
    ['connections:12, state=up', 'connections : <*> , state = up'],
    ['', ''],
    ['   ', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(wording(text)).toBe(expected);
  });

  it('reads no more than two hundred tokens of a text of 64 KB', () => {
    expect(wordingOf('word '.repeat(13_107)).length).toBeLessThanOrEqual(200);
    expect(wordingOf('x'.repeat(65_536))).toHaveLength(1);
  });
});

describe('TemplateTree', () => {
  const groupsOf = (texts: readonly string[]): readonly number[] => {
    const tree = new TemplateTree();
    const numbers = texts.map((text) => tree.add(text));
    return numbers.map((number) => tree.resolve(number));
  };

  it('knows a wording again whatever its values', () => {
    const tree = new TemplateTree();
    expect(tree.add('Link 1 is down')).toBe(tree.add('Link 22 is down'));
    expect(tree.describe(tree.add('Link 1 is down'))).toBe('Link <*> is down');
  });

  it('keeps wordings apart that differ in a word which comes again and again', () => {
    const texts = Array.from(
      { length: 60 },
      (_, k) => `peer 10.0.0.${k} is ${['up', 'down', 'idle'][k % 3]!}`,
    );
    expect(new Set(groupsOf(texts)).size).toBe(3);
  });

  it('takes many different words at one place for values', () => {
    const names = ['anna', 'boris', 'chen', 'dolores', 'emeka', 'farida', 'goran', 'hiroko'];
    const groups = groupsOf(names.map((name) => `login of ${name} refused`));
    expect(new Set(groups).size).toBe(1);
  });

  it('takes a word for a value where others have one that looks like it', () => {
    expect(new Set(groupsOf(['device lo ready now', 'device sit0 ready now'])).size).toBe(1);
  });

  it('fits values of several words into a place where values were found', () => {
    const names = ['anna', 'boris', 'chen', 'dolores', 'emeka', 'farida goran', 'hiroko ilse'];
    expect(new Set(groupsOf(names.map((name) => `login of ${name} refused`))).size).toBe(1);
    expect(new Set(groupsOf([...names].reverse().map((name) => `login of ${name} refused`))).size).toBe(1);
  });

  it('takes what reporters put in front for no part of the wording of an alarm', () => {
    const tree = new TemplateTree();
    const west = tree.add('mon-west: no answer to ping');
    const east = tree.add('mon-east: no answer to ping');
    expect(tree.areSame(west, east)).toBe(true);
    expect(tree.areSame(east, tree.add('mon-east: no answer to snmp'))).toBe(false);
  });

  it('is bounded: beyond twenty thousand wordings those of one length are one', () => {
    const tree = new TemplateTree();
    const letters = (n: number): string =>
      String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
    for (let n = 0; n < 20_000; n += 1) tree.add(letters(n));
    const [x, y] = ['ka kb', 'kc kd'].map((text) => tree.resolve(tree.add(text)));
    expect(x).toBe(y);
  });
});

describe('hashText', () => {
  it('is FNV-1a', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
  });
});
