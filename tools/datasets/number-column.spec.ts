import { decimalMarkOf, readNumberColumn } from './number-column.js';

describe('decimalMarkOf', () => {
  it.each([
    ['a decimal', ['1,5'], ','],
    ['more than three digits before it', ['1,234', '1234,567'], ','],
    ['a nought before it', ['0,125'], ','],
    ['nothing before it', [',125'], ','],
    ['a percentage', ['12,5 %'], ','],
    ['an exponent', ['1,25e-12'], ','],
    ['what could be thousands', ['1,234', '987', '12,345'], '.'],
    ['thousands', ['1,234,567', '1,234.5'], '.'],
    ['points', ['1.5', '12'], '.'],
    ['words', ['a, b'], '.'],
  ])('knows %s', (_, cells, mark) => {
    expect(decimalMarkOf(cells)).toBe(mark);
  });
});

describe('readNumberColumn', () => {
  const valuesOf = (...cells: string[]): number[] => [...readNumberColumn(cells).values];

  it('reads plain numbers', () => {
    expect(valuesOf('1', '-2.5', '+3', '.5', '6.', '4e2', '-3.1E-12')).toEqual([
      1, -2.5, 3, 0.5, 6, 400, -3.1e-12,
    ]);
  });

  it.each([
    '',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    'nil',
    'N/A',
    'NA',
    '#N/A',
    '-',
    '--',
    '\\N',
    'Inf',
    '-inf',
  ])('takes "%s" for a missing value', (cell) => {
    const { values, fault } = readNumberColumn(['1', cell]);
    expect([...values]).toEqual([1, NaN]);
    expect(fault).toBeUndefined();
  });

  it('reads percentages', () => {
    expect(valuesOf('', '12.5%', '7 %', 'N/A')).toEqual([NaN, 12.5, 7, NaN]);
  });

  it('reads decimal commas where the file has them', () => {
    const { values, fault } = readNumberColumn(['1,5', '-1,234', '7', '1,25e-3'], ',');
    expect([[...values], fault]).toEqual([[1.5, -1.234, 7, 0.00125], undefined]);
  });

  it.each([
    ['a word', ['1', 'down', '-'], 1, 'down'],
    ['a unit', ['12 ms'], 0, '12 ms'],
    ['a comma that could be either', ['987', '1,234'], 1, '1,234'],
    ['a space between thousands', ['1 234'], 0, '1 234'],
    ['a percentage among numbers', ['1', '2', '3%'], 2, '3%'],
    ['a number among percentages', ['1%', '2'], 1, '2'],
    ['hexadecimal digits', ['0x1F'], 0, '0x1F'],
    ['two points', ['1.234.567'], 0, '1.234.567'],
    ['a sign for a truth', ['true'], 0, 'true'],
  ])('names %s instead of reading nothing', (_, cells, row, text) => {
    expect(readNumberColumn(cells).fault).toEqual({ row, text });
  });

  it('names a decimal point among decimal commas', () => {
    expect(readNumberColumn(['1,5', '1.234,5', '2.5'], ',').fault).toEqual({ row: 1, text: '1.234,5' });
    expect(readNumberColumn(['1,5', '2.5'], ',').fault).toEqual({ row: 1, text: '2.5' });
  });
});
