/**
 * dirty.csv: one row or more for every fault an import names, between rows that must go in, and dirty.expected.json:
 * which line, column and reason. The expectation is written here by hand, not taken from the importer.
 */
import { chanceOf, Registry } from './people.ts';

export type DirtyExpectation = {
  readonly type: 'contact';
  /** Rows after the header, good and bad. */
  readonly rows: number;
  readonly rejected: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly reason: string;
  }[];
  /** Lines of rows that an earlier row of the file already speaks of: they update it. */
  readonly duplicates: readonly number[];
  /** Lines of rows that could be several earlier ones: created, and listed as possible duplicates. */
  readonly ambiguous: readonly number[];
  readonly created: number;
  readonly updated: number;
};

const HEADER = [
  'First Name',
  'Last Name',
  'Email',
  'Phone',
  'Street',
  'City',
  'State',
  'Zip',
  'Time Zone',
  'Note',
];

type Cells = readonly string[];

class DirtyFile {
  readonly parts: Buffer[] = [];
  readonly rejected: { line: number; column: string | null; reason: string }[] = [];
  readonly duplicates: number[] = [];
  readonly ambiguous: number[] = [];
  rows = 0;
  #line = 1;

  get nextLine(): number {
    return this.#line;
  }

  raw(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): number {
    const line = this.#line;
    this.parts.push(Buffer.from(`${text}\r\n`, encoding));
    this.#line += text.split('\n').length;
    return line;
  }

  /** A row as it stands; returns its line. */
  row(cells: Cells | string, encoding: 'utf8' | 'latin1' = 'utf8'): number {
    this.rows++;
    return this.raw(typeof cells === 'string' ? cells : cells.map(quoted).join(','), encoding);
  }

  bad(
    cells: Cells | string,
    column: string | null,
    reason: string,
    encoding: 'utf8' | 'latin1' = 'utf8',
  ): void {
    this.rejected.push({ line: this.row(cells, encoding), column, reason });
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function dirtySample(): { readonly bytes: Uint8Array; readonly expected: DirtyExpectation } {
  const file = new DirtyFile();
  const good = goodRows(120);
  const take = () => file.row(good.shift() ?? []);
  file.raw('');
  file.raw(HEADER.join(','));
  for (let index = 0; index < 40; index++) take();
  badValues(file, take);
  badAddresses(file, take);
  brokenRows(file, take);
  rowsAllowed(file);
  sameAgain(file);
  while (good.length > 0) take();
  file.bad('"Never closed,Last,,,,,,,,', 'First Name', 'a quote is opened and never closed');
  const { rows, rejected, duplicates, ambiguous } = file;
  const updated = duplicates.length;
  return {
    bytes: Buffer.concat(file.parts),
    expected: {
      type: 'contact',
      rows,
      rejected,
      duplicates,
      ambiguous,
      created: rows - rejected.length - updated,
      updated,
    },
  };
}

function goodRows(count: number): Cells[] {
  const registry = new Registry(chanceOf(7));
  return Array.from({ length: count }, (_value, index) => {
    const person = registry.person();
    const { street, unit, city, state, zip } = registry.place();
    const address = index % 4 === 0 ? ['', '', '', ''] : [[street, unit].join(' ').trim(), city, state, zip];
    const note = index % 9 === 0 ? 'Called twice.\nSays "maybe", call in May' : '';
    return [
      person.first,
      person.last,
      registry.email(person),
      index % 5 === 0 ? '' : registry.phone(),
      ...address,
      '',
      note,
    ];
  });
}

function badValues(file: DirtyFile, between: () => void): void {
  const NOT_EMAIL = 'is not an email address';
  for (const [email, why] of [
    ['jane.example.com', `${NOT_EMAIL}: it needs exactly one @`],
    ['jane@roe@example.com', `${NOT_EMAIL}: it needs exactly one @`],
    ['@example.com', `${NOT_EMAIL}: the part before the @ is not valid`],
    ['jane..roe@example.com', `${NOT_EMAIL}: the part before the @ is not valid`],
    ['jane@example', `${NOT_EMAIL}: the part after the @ is not a domain name`],
    ['jane@', `${NOT_EMAIL}: the part after the @ is not a domain name`],
    ['jane@-example.com', `${NOT_EMAIL}: the part after the @ is not a domain name`],
  ] as const) {
    file.bad(['Bad', 'Email', email, '', '', '', '', '', '', ''], 'Email', `"${email}" ${why}`);
    between();
  }
  for (const [phone, why] of [
    ['555-0100', 'is too short for a phone number: area code and number are needed'],
    ['911', 'is too short for a phone number: area code and number are needed'],
    ['512-555-01001', 'is too long for a phone number'],
    [
      '5.12555E+09',
      'was rounded by a spreadsheet (such as 5.12E+09): the digits are lost, export the column as text',
    ],
    ['ask her', 'is not a phone number'],
    ['999-555-0100', 'is not a possible number: no such area code or exchange'],
    ['212-055-0100', 'is not a possible number: no such area code or exchange'],
  ] as const) {
    file.bad(['Bad', 'Phone', '', phone, '', '', '', '', '', ''], 'Phone', `"${phone}" ${why}`);
    between();
  }
  file.bad(
    ['Bad', 'Zone', '', '512-555-0150', '', '', '', '', 'Texas', ''],
    'Time Zone',
    '"Texas" is not a time zone such as America/Chicago',
  );
  file.bad(
    ['Bad', 'Zone', '', '512-555-0151', '', '', '', '', '-06:00', ''],
    'Time Zone',
    '"-06:00" is not a time zone such as America/Chicago',
  );
  file.bad(
    ['A'.repeat(101), 'Long', '', '512-555-0152', '', '', '', '', '', ''],
    'First Name',
    'is longer than 100 characters',
  );
  file.bad(
    ['', '', '', '', '', '', '', '', '', 'only a note'],
    null,
    'a contact needs a name, a company, an email, a phone or a mailing address',
  );
  file.bad(
    ['Two', 'Faults', 'two@', '12', '', '', '', '', '', ''],
    'Email',
    `"two@" ${NOT_EMAIL}: the part after the @ is not a domain name; Phone: "12" is too short for a phone number: area code and number are needed`,
  );
}

function badAddresses(file: DirtyFile, between: () => void): void {
  const full = ['1 Elm Street', 'Austin', 'TX', '78704'];
  for (const [place, column, reason] of [
    [0, 'Street', 'the street line is missing'],
    [1, 'City', 'the city is missing'],
    [2, 'State', 'the state is missing'],
    [3, 'Zip', 'the ZIP code is missing'],
  ] as const) {
    file.bad(['Part', 'Missing', '', '', ...full.with(place, ''), '', ''], column, reason);
    between();
  }
  for (const zip of ['7870', '787044', '7870A', '00000', '78704-12']) {
    file.bad(
      ['Bad', 'Zip', '', '', ...full.with(3, zip), '', ''],
      'Zip',
      `"${zip}" is not a ZIP code (12345 or 12345-6789)`,
    );
  }
  for (const state of ['ZZ', 'Texass', 'Ontario', '7']) {
    file.bad(
      ['Bad', 'State', '', '', ...full.with(2, state), '', ''],
      'State',
      `"${state}" is not a US state`,
    );
  }
  file.bad(['Bad', 'City', '', '', ...full.with(1, '12345'), '', ''], 'City', 'is not the name of a city');
  file.bad(
    ['Bad', 'Street', '', '', ...full.with(0, '***'), '', ''],
    'Street',
    'has neither letters nor digits',
  );
  file.bad(
    ['Bad', 'Street', '', '', ...full.with(0, '1 '.repeat(101)), '', ''],
    'Street',
    'is longer than 200 characters',
  );
}

function brokenRows(file: DirtyFile, between: () => void): void {
  file.bad('Too,Few,few@example.com', null, 'the row has 3 values, the header has 10 columns');
  between();
  file.bad(
    'Too,Many,many@example.com,,,,,,,,extra',
    null,
    'the row has 11 values, the header has 10 columns',
  );
  between();
  file.bad(
    'Trailing,Commas,commas@example.com,,,,,,,,,,',
    null,
    'the row has 13 values, the header has 10 columns',
  );
  file.bad(
    'Comma,In,comma@example.com,,1 Elm Street, Unit 2,Austin,TX,78704,,',
    null,
    'the row has 11 values, the header has 10 columns',
  );
  between();
  const UNCLOSED = 'a quote is opened and never closed';
  file.bad('Open,"Quote,open@example.com,,,,,,,', 'Last Name', UNCLOSED);
  for (let index = 0; index < 5; index++) between();
  file.bad('Open,Note,open@example.com,,,,,,,"left open', 'Note', UNCLOSED);
  between();
  file.bad(
    '"Two\nLines",Note,open@example.com,,,,,,,"left open',
    'Note',
    `${UNCLOSED} (line ${file.nextLine + 1})`,
  );
  between();
  file.bad(
    '"Text" after,Quote,after@example.com,,,,,,,',
    'First Name',
    'there is text after the closing quote; a quote inside a value is written twice',
  );
  between();
  file.bad(
    'Zero,By\u0000te,zero@example.com,,,,,,,',
    'Last Name',
    'has a NUL character (shown as a question mark in a diamond)',
  );
  between();
  file.bad(
    'Jos\u00e9,Latin,jose@example.com,,,,,,,',
    'First Name',
    'has a character that cannot be read in the encoding of the file (shown as a question mark in a diamond)',
    'latin1',
  );
  between();
  file.bad(
    `Long,Value,long@example.com,,,,,,,${'x'.repeat(65_537)}`,
    'Note',
    'is longer than 65536 characters',
  );
  between();
  file.bad(
    ['Long', 'Note', 'note@example.com', '', '', '', '', '', '', 'y'.repeat(2001)],
    'Note',
    'is longer than 2000 characters',
  );
}

/** Odd, and right: none of these is a fault. */
function rowsAllowed(file: DirtyFile): void {
  file.row(['Nick "Nick"', 'Name', 'nick@example.com', '', '', '', '', '', '', '']);
  file.row('Robert "Bob",Unquoted,bob@example.com,,,,,,,');
  file.row(' Blanks , "Around, quotes" , blanks@example.com ,,,,,,,');
  file.row(['Zoë', 'Ångström', 'zoe@example.com', '', '', '', '', '', '', 'naïve, café']);
  file.row(['Lost', 'Zero', 'zero.zip@example.com', '', '1 Beacon Street', 'Boston', 'MA', '2108', '', '']);
  file.row([
    'Named',
    'State',
    'named@example.com',
    '',
    '1 Elm Street',
    'Austin',
    'Texas',
    '78704-1234',
    'America/Chicago',
    '',
  ]);
  file.row(['Two', 'Mails', 'one@example.com; two@example.com', '', '', '', '', '', '', '']);
  file.row(['Float', 'Phone', 'float@example.com', '5125550153.0', '', '', '', '', '', '']);
  file.raw('');
  file.raw(',,,,,,,,,');
}

function sameAgain(file: DirtyFile): void {
  file.row(['Same', 'Mail', 'same@example.com', '', '', '', '', '', '', '']);
  file.duplicates.push(
    file.row(['Same', 'Mail', 'SAME@EXAMPLE.COM', '512-555-0160', '', '', '', '', '', '']),
  );
  file.duplicates.push(
    file.row(['Other', 'Name', ' same@example.com', '', '', '', '', '', '', 'same mailbox']),
  );
  file.row(['Same', 'Phone', '', '512-555-0161', '', '', '', '', '', '']);
  file.duplicates.push(file.row(['S.', 'PHONE', '', '(512) 555-0161', '', '', '', '', '', '']));
  // Not the same: another last name, or another email.
  file.row(['Same', 'Household', '', '512-555-0161', '', '', '', '', '', '']);
  file.row(['First', 'Differs', 'first.differs@example.com', '512-555-0162', '', '', '', '', '', '']);
  file.row(['Second', 'Differs', 'second.differs@example.com', '512-555-0162', '', '', '', '', '', '']);
  // Either of the two above.
  file.ambiguous.push(file.row(['Which', 'Differs', '', '512-555-0162', '', '', '', '', '', '']));
  file.ambiguous.push(
    file.row([
      'Both',
      'Mails',
      'first.differs@example.com; second.differs@example.com',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ]),
  );
}
