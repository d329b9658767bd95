import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportBatch, ImportOptions } from './csv-import.ts';
import { openImport } from './csv-import.ts';
import { csvLine, rejectsHeader, rejectsLine } from './csv-rejects.ts';
import type { RejectedRow } from './csv-rejects.ts';
import type { MergedRow } from './row-merge.ts';

async function* inPieces(bytes: Uint8Array, length = 65_536): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(text: string | Uint8Array, options: ImportOptions, pieceLength?: number) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const opened = await openImport(inPieces(bytes, pieceLength), options);
  if (!opened.ok) throw new Error(`${opened.error.reason}: ${opened.error.message}`);
  const batches: ImportBatch[] = [];
  for await (const batch of opened.value.batches()) batches.push(batch);
  const rows: MergedRow[] = batches.flatMap((batch) => batch.rows);
  const rejects: RejectedRow[] = batches.flatMap((batch) => batch.rejects);
  return {
    headings: opened.value.headings,
    batches,
    rows,
    rejects,
    processed: batches.at(-1)?.processedRows ?? 0,
  };
}

async function faultOf(text: string, options: ImportOptions): Promise<string> {
  const opened = await openImport(inPieces(Buffer.from(text)), options);
  return opened.ok ? 'none' : opened.error.reason;
}

const contacts = { type: 'contact' } as const;
const places = (rejects: readonly RejectedRow[]) => rejects.map(({ line, column }) => [line, column]);

describe('good rows go in, rejected rows name line, column and reason', () => {
  it('reads contacts by the guessed columns', async () => {
    const { rows, rejects } = await read(
      'First Name,Last Name,Email,Mobile,Mailing Address,City,State,Zip,Tags,Lot Size\nJane,Roe,JANE@example.com; j@example.org,512-555-0100,1 Elm St,Austin,Texas,78704,a; b,12\n',
      contacts,
    );
    expect(rejects).toEqual([]);
    expect(rows).toMatchObject([
      {
        line: 2,
        mergedLines: [],
        row: {
          type: 'contact',
          record: {
            firstName: 'Jane',
            emails: ['jane@example.com', 'j@example.org'],
            phones: [{ number: '+15125550100', type: 'mobile', doNotCall: false }],
            mailingAddress: {
              line1: '1 Elm St',
              line2: null,
              city: 'Austin',
              state: 'TX',
              postalCode: '78704',
            },
            tags: ['a', 'b'],
            custom: { lot_size: '12' },
          },
        },
      },
    ]);
  });

  it('names the column of each fault and keeps the values as they came', async () => {
    const { rows, rejects } = await read(
      'Name,Email,Phone,DNC,Street,City,State,Zip\n' +
        'A,bad@,512-555-0100,,,,,\nB,b@example.com,555-0100,,,,,\nC,,512-555-0101,maybe,,,,\nD,,,,1 Elm,,ZZ,7870\nE,e@example.com\nF,f@example.com,,,,,,\n,,,,,,,9\n',
      contacts,
    );
    expect(rows.map((row) => row.line)).toEqual([7]);
    expect(places(rejects)).toEqual([
      [2, 'Email'],
      [3, 'Phone'],
      [4, 'DNC'],
      [5, 'City'],
      [6, null],
      [8, 'Street'],
    ]);
    expect(rejects[0]).toMatchObject({
      faults: [{ column: 'Email', value: 'bad@' }],
      cells: ['A', 'bad@', '512-555-0100', '', '', '', '', ''],
    });
    expect(rejects[3]?.reason).toBe(
      'the city is missing; State: "ZZ" is not a US state; Zip: "7870" is not a ZIP code (12345 or 12345-6789)',
    );
    expect(rejects[4]?.reason).toBe('the row has 2 values, the header has 8 columns');
    expect(rejects.every((reject) => reject.reason.length > 5)).toBe(true);
  });

  it('a cell with a crowd in it is one fault, found at once', async () => {
    const crowd = 'x@,'.repeat(20_000);
    const started = performance.now();
    const { rejects } = await read(
      `Name,Email,Full Address\nA,"${crowd}","${',5 '.repeat(20_000)}"\n`,
      contacts,
    );
    expect(rejects[0]?.faults.map(({ column, reason }) => [column, reason])).toEqual([
      ['Email', 'has more than 20 values in one cell'],
      ['Full Address', 'cannot be read as an address: write it as "123 Main St, Austin, TX 78704"'],
    ]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('mended rejects go back in as they are', async () => {
    const { headings, rejects } = await read(
      'Name;Email\nJane "J" Roe;jane@\n"Poe; Joe";joe@example.com;extra\n',
      contacts,
    );
    const file = rejectsHeader(headings) + rejects.map((reject) => rejectsLine(headings, reject)).join('');
    expect(file).toBe(
      '\uFEFFName,Email,_line,_column,_reason\r\n' +
        '"Jane ""J"" Roe",jane@,2,Email,"""jane@"" is not an email address: the part after the @ is not a domain name"\r\n' +
        'Poe; Joe,"joe@example.com,extra",3,,"the row has 3 values, the header has 2 columns"\r\n',
    );
    const again = await read(file.replace('jane@,', 'jane@example.com,').replace(',extra', ''), contacts);
    expect(again.rejects).toEqual([]);
    expect(again.rows.map(({ row }) => row.type === 'contact' && row.record.emails[0])).toEqual([
      'jane@example.com',
      'joe@example.com',
    ]);
    expect(again.rows.map(({ row }) => row.type === 'contact' && row.record.custom)).toEqual([{}, {}]);
  });

  it('suppression lists: each value under its kind, foreign reasons kept as a note', async () => {
    const { rows, rejects } = await read(
      'Email,Phone,Address,Zip,Reason,Channel\nA@example.com,512-555-0100,1 Elm St,78704,Asked us to stop,\n,,,,unsubscribe,\nb@example.com,,,,unsubscribe,email\n,911,,,,\n',
      { type: 'suppression' },
    );
    expect(rows.map(({ row }) => row)).toEqual([
      {
        type: 'suppression',
        entries: [
          { kind: 'email', value: 'a@example.com' },
          { kind: 'phone', value: '+15125550100' },
          { kind: 'address', value: '78704|1 ELM ST|' },
        ],
        scope: 'all',
        reason: 'import',
        note: 'Asked us to stop',
      },
      {
        type: 'suppression',
        entries: [{ kind: 'email', value: 'b@example.com' }],
        scope: 'email',
        reason: 'unsubscribe',
        note: null,
      },
    ]);
    expect(places(rejects)).toEqual([
      [3, null],
      [5, 'Phone'],
    ]);
  });
});

describe('blank values past the last column', () => {
  it('mean nothing when every row has them', async () => {
    const { rows, rejects } = await read('Name,Email\nA,a@example.com,,\nB,b@example.com,,\n', contacts);
    expect([rows.length, rejects]).toEqual([2, []]);
    const late = await read(`Name,Email\n${'A,a@example.com,\n'.repeat(6000)}B,b@example.com,x\n`, contacts);
    expect(late.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [6002, 'the row has 3 values, the header has 2 columns'],
    ]);
  });
  it('in one row betray a comma that should have been quoted: rejected, not shifted', async () => {
    const { rejects } = await read('Name,Note,Email\nA,one, two,\nB,x,b@example.com\n', contacts);
    expect(places(rejects)).toEqual([[2, null]]);
  });
});

describe('properties and their owners', () => {
  const header =
    'APN,Property Address,Property City,Property State,Property Zip,Owner Name,Owner Phone,Mail Address,Mail City,Mail State,Mail Zip\n';
  it('several rows for one property are one property with several contacts', async () => {
    const { rows, rejects, processed } = await read(
      header +
        '01-1,1 Elm Street,Austin,TX,78704,"Roe, Jane",512-555-0100,9 Oak Ave,Dallas,TX,75201\n' +
        '02-2,2 Elm Street,Austin,TX,78704,Poe Holdings LLC,,,,,\n' +
        '01 1,1 ELM ST,Austin,TX,78704,John Roe,512-555-0101,,,,\n' +
        ',1 Elm St.,Austin,TX,78704,Jane Roe,512-555-0102,,,,\n',
      { type: 'property' },
    );
    expect([rejects, processed]).toEqual([[], 4]);
    expect(rows.map(({ line, mergedLines }) => [line, mergedLines])).toEqual([
      [2, [4, 5]],
      [3, []],
    ]);
    const [first, second] = rows.map(({ row }) => (row.type === 'property' ? row : undefined));
    expect(first?.record).toMatchObject({
      parcelNumber: '01 1',
      address: { line1: '1 Elm St.' },
      mailTo: 'owner',
      contacts: [],
    });
    expect(
      first?.owners.map(({ record, role }) => [
        record.firstName,
        record.lastName,
        record.phones.length,
        role,
      ]),
    ).toEqual([
      ['Jane', 'Roe', 2, 'owner'],
      ['John', 'Roe', 1, 'owner'],
    ]);
    expect(second?.owners[0]?.record.companyName).toBe('Poe Holdings LLC');
    expect(second?.record.mailTo).toBe('property');
    expect(second?.chose.mailTo).toBe(false);
  });
  it('what one row adds, the next is found by', async () => {
    const rest = ',,,,,,\n';
    const { rows } = await read(
      `${header},1 Elm St,Austin,TX,78704${rest}A1,1 Elm St,Austin,TX,78704${rest}A-1,,,,${rest}`,
      { type: 'property' },
    );
    expect(rows.map(({ line, mergedLines }) => [line, mergedLines])).toEqual([[2, [3, 4]]]);
  });
  it('rows that contradict each other stay apart for the store to list', async () => {
    const { rows } = await read(
      header +
        'A1,1 Elm St,Austin,TX,78704,,,,,,\nB2,2 Elm St,Austin,TX,78704,,,,,,\nA1,2 Elm St,Austin,TX,78704,,,,,,\n',
      { type: 'property' },
    );
    expect(rows).toHaveLength(3);
  });
  it("an owner's fault is named by its column", async () => {
    const { rejects } = await read(header + '1,1 Elm St,Austin,TX,78704,Jane Roe,12,9 Oak Ave,,TX,75201\n', {
      type: 'property',
    });
    expect(rejects[0]?.faults.map((fault) => fault.column)).toEqual(['Owner Phone', 'Mail City']);
  });
});

describe('what cannot be imported at all is said at once', () => {
  it.each([
    ['', 'empty'],
    ['\n\n \n', 'empty'],
    ['Jane Roe,jane@example.com\nJoe Poe,joe@example.com\n', 'no_header'],
    ['"Name,Email\nJane,jane@example.com\n', 'no_header'],
    ['%PDF-1.7', 'not_text'],
    ['Bedrooms,Baths\n1,2\n', 'missing_columns'],
    ['Name,Mailing Address,City\nA,1 Elm,Austin\n', 'missing_columns'],
  ])('%j: %s', async (text, reason) => expect(await faultOf(text, contacts)).toBe(reason));
  it('a mapping of a column that is not there', async () =>
    expect(await faultOf('Name\nJane\n', { ...contacts, mapping: { Nmae: 'name' } })).toBe('bad_mapping'));
  it('a property without address and parcel columns', async () =>
    expect(await faultOf('Owner Name\nJane\n', { type: 'property' })).toBe('missing_columns'));
  it('a suppression list without anything to suppress', async () =>
    expect(await faultOf('Note\nhello\n', { type: 'suppression' })).toBe('missing_columns'));
});

describe('the same file gives the same rows', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'Jane',
      'Roe',
      'jane@example.com',
      'bad@',
      '512-555-0100',
      '"',
      'x"y',
      'a,b',
      'line\nbreak',
      'É',
      '',
    ),
    fc.string({ maxLength: 6 }),
  );
  const file = fc
    .array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 30 })
    .map((rows) =>
      [
        'Name,Email,Phone\r\n',
        ...rows.map((row, at) => (at % 5 === 4 ? `${row.join(',')}\r\n` : csvLine(row))),
      ].join(''),
    );
  const outline = ({ rows, rejects, processed }: Awaited<ReturnType<typeof read>>) => ({
    rows,
    rejects,
    processed,
  });

  it('in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 40 }), async (text, length) => {
        expect(outline(await read(text, contacts, length))).toEqual(outline(await read(text, contacts)));
      }),
      { numRuns: 60 },
    );
  });

  it('and goes on after any row as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 0, max: 30 }), async (text, skip) => {
        const one = { ...contacts, batchRows: 1 };
        const whole = await read(text, one);
        const rest = await read(text, { ...one, skipRows: skip });
        const after = whole.batches.filter((batch) => batch.processedRows > skip);
        expect(
          rest.batches.map(({ rows, rejects, processedRows }) => ({ rows, rejects, processedRows })),
        ).toEqual(after.map(({ rows, rejects, processedRows }) => ({ rows, rejects, processedRows })));
        expect(whole.batches.map((batch) => batch.processedRows)).toEqual(
          whole.batches.map((_batch, at) => at + 1),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('every row is either in or rejected with a line and a reason', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const { rows, rejects, processed } = await read(text, contacts);
        const lines = [
          ...rows.flatMap((row) => [row.line, ...row.mergedLines]),
          ...rejects.map((reject) => reject.line),
        ];
        expect(new Set(lines).size).toBe(processed);
        expect(lines).toHaveLength(processed);
        expect(rejects.filter((reject) => reject.line < 2 || reject.reason === '')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('batches are cut by rows and by length, so that long rows do not fill the memory', async () => {
    const long = `Name,Note\n${`A,${'x'.repeat(60_000)}\n`.repeat(100)}`;
    const { batches } = await read(long, { type: 'contact', batchRows: 500 });
    expect(batches.length).toBeGreaterThan(2);
    const short = await read(`Name\n${'Jane\n'.repeat(1200)}`, contacts);
    expect(short.batches.map((batch) => batch.processedRows)).toEqual([500, 1000, 1200]);
  });
});
