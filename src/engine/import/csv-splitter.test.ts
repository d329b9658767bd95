import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDialect } from './csv-dialect.ts';
import { MAX_FIELD_LENGTH, MAX_RECORD_LENGTH } from './csv-row.ts';
import type { CsvDialect, CsvRow } from './csv-row.ts';
import { CsvSplitter } from './csv-splitter.ts';

const COMMA: CsvDialect = { delimiter: ',', newline: '\n' };

/** All rows of a text pushed in pieces of the given lengths (the rest in one), with the first row as header. */
function rowsOf(text: string, pieces: readonly number[] = [], dialect = COMMA): CsvRow[] {
  const splitter = new CsvSplitter(dialect);
  const rows: CsvRow[] = [];
  const take = (found: Generator<CsvRow, void>) => {
    for (const row of found) {
      if (rows.length === 0) splitter.expect(row.cells.length);
      rows.push(row);
    }
  };
  let at = 0;
  for (const length of pieces) {
    take(splitter.push(text.slice(at, at + length)));
    at += length;
  }
  take(splitter.push(text.slice(at)));
  take(splitter.end());
  return rows;
}
const brief = (rows: readonly CsvRow[]) =>
  rows.map((row) => [row.line, row.fault?.reason ?? 'ok', row.fault?.column ?? null, ...row.cells]);

describe('rows and lines', () => {
  it.each([
    [
      'a,b\n1,2\n3,4',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, '1', '2'],
        [3, 'ok', null, '3', '4'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, '1', '2'],
      ],
    ],
    [
      '\n\r\n , \na,b\n\n1,2\n,\n',
      [
        [4, 'ok', null, 'a', 'b'],
        [6, 'ok', null, '1', '2'],
      ],
    ],
    [
      'a,b\n"1\r\n2","x ""y"" z"\n3,4',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, '1\r\n2', 'x "y" z'],
        [4, 'ok', null, '3', '4'],
      ],
    ],
    [
      'a,b\n 1 , "2, 3" \r\n',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, ' 1 ', '2, 3'],
      ],
    ],
    [
      'a,b\nRobert "Bob" Roe,5"\n',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, 'Robert "Bob" Roe', '5"'],
      ],
    ],
    [
      'a,b\n"",""""\n',
      [
        [1, 'ok', null, 'a', 'b'],
        [2, 'ok', null, '', '"'],
      ],
    ],
    ['', []],
  ] as const)('%j', (text, expected) => expect(brief(rowsOf(text))).toEqual(expected));

  it('reads the line ends of old Macs', () =>
    expect(brief(rowsOf('a,b\r"1\r1",2\r3,4', [], { delimiter: ',', newline: '\r' }))).toEqual([
      [1, 'ok', null, 'a', 'b'],
      [2, 'ok', null, '1\r1', '2'],
      [4, 'ok', null, '3', '4'],
    ]));
});

describe('a fault belongs to its row, and the rest goes in', () => {
  const good = (line: number, first: string) => [line, 'ok', null, first, 'y', 'z'];
  it.each([
    ['too few values', 'a,b,c\n1,y\n2,y,z', [[2, 'too_few_values', null, '1', 'y'], good(3, '2')]],
    [
      'too many values',
      'a,b,c\n1,y,z,9\n2,y,z',
      [[2, 'too_many_values', null, '1', 'y', 'z', '9'], good(3, '2')],
    ],
    [
      'a quote never closed, no other quote',
      'a,b,c\n1,"y,z\n2,y,z\n3,y,z\n',
      [[2, 'unclosed_quote', 1, '1', '"y', 'z'], good(3, '2'), good(4, '3')],
    ],
    [
      'a quote never closed before quoted rows',
      'a,b,c\n1,"y,z\n2,"y",z\n3,y,z\n',
      [[2, 'unclosed_quote', 1, '1', '"y', 'z'], good(3, '2'), good(4, '3')],
    ],
    [
      'a quote never closed, everything quoted',
      'a,b,c\n"1","y","z\n"2","y","z"\n"3","y","z"\n',
      [[2, 'unclosed_quote', 2, '1', 'y', '"z'], good(3, '2'), good(4, '3')],
    ],
    [
      'a quote opened by mistake and closed lines later',
      'a,b,c\n1,"y,z\n2,y,z\n3,5" y,z\n4,y,z',
      [
        [2, 'unclosed_quote', 1, '1', '"y', 'z'],
        good(3, '2'),
        [4, 'ok', null, '3', '5" y', 'z'],
        good(5, '4'),
      ],
    ],
    [
      'the same when the next line alone is left over',
      'a,b,c\n1,"y,z\n3,5",z,9\n4,y,z',
      [[2, 'too_many_values', null, '1', 'y,z\n3,5', 'z', '9'], good(4, '4')],
    ],
    [
      'an open quote on the last line',
      'a,b,c\n2,y,z\n1,"y,z',
      [good(2, '2'), [3, 'unclosed_quote', 1, '1', '"y', 'z']],
    ],
    [
      'an open quote after a quoted newline',
      'a,b,c\n"1\n1","y,z\n2,y,z\n',
      [[2, 'unclosed_quote', 1, '1\n1', '"y', 'z'], good(4, '2')],
    ],
    [
      'text after a closing quote',
      'a,b,c\n1,"y" and,z\n2,y,z\n',
      [[2, 'text_after_quote', 1, '1', '"y" and', 'z'], good(3, '2')],
    ],
    ['a NUL', 'a,b,c\n1,y\u0000y,z\n2,y,z', [[2, 'nul_character', 1, '1', 'y\uFFFDy', 'z'], good(3, '2')]],
    [
      'a character that cannot be read',
      'a,b,c\n1,y,\uFFFD\n2,y,z',
      [[2, 'broken_encoding', 2, '1', 'y', '\uFFFD'], good(3, '2')],
    ],
  ] as const)('%s', (_name, text, expected) => expect(brief(rowsOf(text)).slice(1)).toEqual(expected));

  it('a quote that happens to give the right number of values does not swallow whole rows of a wide file', () => {
    const text = 'a,b,c,d,e\n1,"y,z,u,v\n2,y,z,u,v\n3,y 5",z,u,v\n4,y,z,u,v\n';
    expect(brief(rowsOf(text)).slice(1)).toEqual([
      [2, 'unclosed_quote', 1, '1', '"y', 'z', 'u', 'v'],
      [3, 'ok', null, '2', 'y', 'z', 'u', 'v'],
      [4, 'ok', null, '3', 'y 5"', 'z', 'u', 'v'],
      [5, 'ok', null, '4', 'y', 'z', 'u', 'v'],
    ]);
  });

  it('names the line of the quote when it is not the row’s first', () =>
    expect(rowsOf('a,b\n"1\n1","2\n3,4\n')[1]?.fault?.message).toBe(
      'a quote is opened and never closed (line 3)',
    ));

  it('a value that is too long is rejected, the longest allowed goes in', () => {
    const row = (length: number) => rowsOf(`a,b\n1,${'x'.repeat(length)}\n2,y\n`);
    expect(brief(row(MAX_FIELD_LENGTH))[1]?.slice(0, 3)).toEqual([2, 'ok', null]);
    const tooLong = row(MAX_FIELD_LENGTH + 1);
    expect(tooLong[1]?.fault).toMatchObject({ reason: 'value_too_long', column: 1 });
    expect(tooLong[1]?.cells[1]?.length).toBeLessThan(3000);
    expect(tooLong[2]?.cells).toEqual(['2', 'y']);
  });

  it.each([
    ['on one line', `a,b\n1,${'x'.repeat(MAX_RECORD_LENGTH)}\n2,y\n`, 'row_too_long', 3],
    ['on one line, quoted', `a,b\n1,"${'x'.repeat(MAX_RECORD_LENGTH)}"\n2,y\n`, 'row_too_long', 3],
    [
      'in a quote over many lines',
      `a,b\n1,"\n${`${'x'.repeat(1023)}\n`.repeat(1100)}2,y\n`,
      'unclosed_quote',
      1103,
    ],
  ])('a row that is too long %s costs that row only, however it arrives', (_name, text, reason, lastLine) => {
    const whole = rowsOf(text);
    expect(whole[1]).toMatchObject({ line: 2, fault: { reason } });
    expect(whole.at(-1)).toMatchObject({ line: lastLine, cells: ['2', 'y'], fault: null });
    expect(
      rowsOf(
        text,
        Array.from({ length: 100 }, () => 65_521),
      ),
    ).toEqual(whole);
  });

  it('a file full of quotes that open and close across lines is read in linear time', () => {
    // Every pair of lines could be one row or two; re-reading at each would take minutes.
    const text = `a,b,c\n1,"z\n${'x",y,"z\np,q,r\n'.repeat(20_000)}x",y,w\n`;
    const started = performance.now();
    rowsOf(text);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('for every file', () => {
  const value = fc
    .oneof(
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^[a-z ,;"\n\t]{0,10}$/),
      fc.constantFrom('', 'x\r\ny', '"', '""', ',', 'é', '日本', '\u{1F600}'),
    )
    .map((text) => text.replace(/[\u0000\uFFFD]/g, '').replace(/\r(?!\n)/g, ''));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  const dialects = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    newline: fc.constant('\n' as const),
  });
  const write = (
    rows: readonly (readonly string[])[],
    delimiter: string,
    lineEnd: string,
    quote: (at: number) => boolean,
  ) => {
    let at = 0;
    return rows
      .map((row) =>
        row
          .map((cell) =>
            /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) || quote(at++)
              ? `"${cell.replaceAll('"', '""')}"`
              : cell,
          )
          .join(delimiter),
      )
      .join(lineEnd);
  };

  it('what was written is what is read, however it was quoted and cut, and csv-parse agrees', () => {
    fc.assert(
      fc.property(
        table,
        dialects,
        fc.constantFrom('\n', '\r\n'),
        fc.func(fc.boolean()),
        fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 200 }),
        (rows, dialect, lineEnd, quote, pieces) => {
          const text = write(rows, dialect.delimiter, lineEnd, quote);
          const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
          const read = rowsOf(text, pieces, dialect);
          expect(read.map((row) => row.cells)).toEqual(filled);
          expect(read.every((row) => row.fault === null)).toBe(true);
          const oracle: string[][] = parse(text, {
            delimiter: dialect.delimiter,
            record_delimiter: lineEnd,
            relax_column_count: true,
            relax_quotes: true,
          });
          expect(read.map((row) => row.cells)).toEqual(
            oracle.filter((row) => row.some((cell) => cell.trim() !== '')),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('any text at all gives the same rows in whatever pieces it comes, and every line is accounted for in order', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'b,c\n', '"x"', '""'), { maxLength: 120 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 300 }), (body, pieces) => {
        const whole = rowsOf(`h,i\n${body}`);
        expect(rowsOf(`h,i\n${body}`, pieces)).toEqual(whole);
        const lines = whole.map((row) => row.line);
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  it('every whole row beside one row at fault still comes through', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
    const rows = fc.array(fc.tuple(plain, plain, plain), { minLength: 1, maxLength: 8 });
    const quoted = fc.boolean();
    const bad = fc.constantFrom('1,"2,3', '"1,2,3', '1,2,"3', '1,2', '1,2,3,4', '1,"2" x,3', '1,\u0000,3');
    fc.assert(
      fc.property(rows, rows, bad, quoted, (before, after, broken, withQuotes) => {
        const show = (row: readonly string[]) =>
          (withQuotes ? row.map((cell) => `"${cell}"`) : row).join(',');
        const text = ['h,i,j', ...before.map(show), broken, ...after.map(show)].join('\n');
        const read = rowsOf(text).slice(1);
        expect(read.filter((row) => row.fault === null).map((row) => row.cells)).toEqual([
          ...before,
          ...after,
        ]);
        expect(read.filter((row) => row.fault !== null).map((row) => row.line)).toEqual([before.length + 2]);
      }),
    );
  });
});

describe('delimiter and line ends are found', () => {
  it.each([
    ['a,b\n1,2\n', ',', '\n'],
    ['a;b;c\n1,5;2;3\n', ';', '\n'],
    ['a\tb\n1, x\t2\n', '\t', '\n'],
    ['"a;b",c\n"1;2",3\n', ',', '\n'],
    ['"Name, first";Mail\n"Roe, Jane";x\n', ';', '\n'],
    ['a,b\r1,2\r', ',', '\r'],
    ['only\nvalue\n', ',', '\n'],
    ['', ',', '\n'],
  ])('%j', (sample, delimiter, newline) =>
    expect(findDialect(sample, true)).toMatchObject({ delimiter, newline, skip: 0, firstLine: 1 }),
  );
  it('Excel’s own separator line is obeyed and skipped', () =>
    expect(findDialect('sep=;\r\na,b;c\r\n', true)).toEqual({
      delimiter: ';',
      newline: '\n',
      skip: 7,
      firstLine: 2,
    }));
});
