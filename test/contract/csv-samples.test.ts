import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dirtySample } from '../../samples/dirty.ts';
import { generateSamples } from '../../samples/generate.ts';
import { openImport } from '#engine/import/csv-import';
import type { ImportFile, ImportOptions } from '#engine/import/csv-import';
import { rejectsHeader, rejectsLine } from '#engine/import/csv-rejects';
import type { RejectedRow } from '#engine/import/csv-rejects';
import type { MergedRow } from '#engine/import/row-merge';

const FOLDER = join(import.meta.dirname, '../../samples');
const SAMPLES = generateSamples();

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}

async function read(bytes: Uint8Array, options: ImportOptions) {
  const opened = await openImport(inPieces(bytes), options);
  if (!opened.ok) throw new Error(opened.error.message);
  const file: ImportFile = opened.value;
  const rows: MergedRow[] = [];
  const rejects: RejectedRow[] = [];
  let processed = 0;
  for await (const batch of file.batches()) {
    rows.push(...batch.rows);
    rejects.push(...batch.rejects);
    processed = batch.processedRows;
  }
  return { file, rows, rejects, processed };
}

const sample = (name: string): Buffer => readFileSync(join(FOLDER, name));

describe('the samples are what the seed gives', () => {
  it.each([...SAMPLES.keys()])('%s', (name) =>
    expect(sample(name).equals(SAMPLES.get(name) ?? Buffer.alloc(0))).toBe(true),
  );
  it('and stay small', () => {
    const bytes = [...SAMPLES.keys()].reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });
  it('fictional: every number is a 555-01xx one, every mailbox an example’s', () => {
    const text = ['properties-5000.csv', 'contacts.csv', 'suppressions.csv']
      .map((name) => sample(name).toString('utf8'))
      .join('\n');
    const domains = new Set(Array.from(text.matchAll(/@([\w.-]+)/g), (match) => match[1]?.toLowerCase()));
    expect([...domains].map(String).toSorted()).toEqual(['example.com', 'example.net', 'example.org']);
    const numbers = Array.from(
      text.matchAll(/\(?\b\d{3}\)?[ -]?555[ -]?(\d{4})\b/g),
      (match) => match[1] ?? '',
    );
    expect(numbers.length).toBeGreaterThan(4000);
    expect(numbers.filter((last) => !last.startsWith('01'))).toEqual([]);
  });
});

describe('the samples go in', () => {
  it('5,000 properties, each a row of its own, with their owners', async () => {
    const { rows, rejects, processed } = await read(sample('properties-5000.csv'), { type: 'property' });
    expect([rejects, processed, rows.length]).toEqual([[], 5000, 5000]);
    const properties = rows.flatMap(({ row }) => (row.type === 'property' ? [row] : []));
    expect(properties.filter((row) => row.owners.length === 2).length).toBeGreaterThan(1000);
    expect(properties.filter((row) => row.record.mailTo === 'owner').length).toBeGreaterThan(2000);
    expect(properties.every((row) => row.record.address !== null && row.owners.length > 0)).toBe(true);
  });

  it.each([
    ['contacts.csv', 500, ',', 'utf-8'],
    ['utf16.csv', 60, '\t', 'utf-16le'],
    ['semicolon.csv', 60, ';', 'utf-8'],
    ['windows-1252.csv', 60, ',', 'windows-1252'],
  ])('%s', async (name, count, delimiter, encoding) => {
    const { file, rows, rejects } = await read(sample(name), { type: 'contact' });
    expect([rejects, rows.length, file.delimiter, file.encoding()]).toEqual([[], count, delimiter, encoding]);
  });

  it('the same people come out of the UTF-16, the semicolon and the Windows-1252 file', async () => {
    const [a, b, c] = await Promise.all(
      ['utf16.csv', 'semicolon.csv', 'windows-1252.csv'].map(
        async (name) => (await read(sample(name), { type: 'contact' })).rows,
      ),
    );
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(JSON.stringify(a)).toMatch(/O’Neil.*Peñasco/);
  });

  it('suppressions name people of the property file', async () => {
    const { rows, rejects } = await read(sample('suppressions.csv'), { type: 'suppression' });
    expect(rejects).toEqual([]);
    const reasons = new Set(rows.map(({ row }) => (row.type === 'suppression' ? row.reason : '')));
    expect([...reasons].toSorted()).toEqual(['returned_mail', 'stop_reply', 'unsubscribe']);
  });
});

describe('the dirty sample', () => {
  const { expected } = dirtySample();

  it('each bad row is named by line, column and reason, and every good one goes in', async () => {
    const { rows, rejects, processed } = await read(sample('dirty.csv'), {
      type: 'contact',
      batchRows: 1000,
    });
    expect(rejects.map(({ line, column, reason }) => ({ line, column, reason }))).toEqual(expected.rejected);
    expect(processed).toBe(expected.rows);
    expect(rows.length).toBe(expected.created);
    expect(rows.flatMap((row) => row.mergedLines).toSorted((a, b) => a - b)).toEqual(expected.duplicates);
    expect(rows.map((row) => row.line)).toEqual(expect.arrayContaining([...expected.ambiguous]));
    expect(expected.rejected.length).toBeGreaterThan(40);
  });

  it('mended, the rejected rows go in', async () => {
    const { file, rejects } = await read(sample('dirty.csv'), { type: 'contact' });
    const mended = rejects.map((reject, at) => {
      const cells = file.headings.map(() => '');
      cells[0] = 'Mended';
      cells[2] = `mended${at}@example.com`;
      return rejectsLine(file.headings, { ...reject, cells });
    });
    const again = await read(Buffer.from(rejectsHeader(file.headings) + mended.join('')), {
      type: 'contact',
    });
    expect([again.rejects, again.rows.length]).toEqual([[], rejects.length]);
  });

  it('not mended, the values that were wrong are rejected again for the same reason', async () => {
    const { file, rejects } = await read(sample('dirty.csv'), { type: 'contact' });
    const wrong = rejects.filter(({ column }) => column !== null && column !== 'Note');
    const text =
      rejectsHeader(file.headings) + wrong.map((reject) => rejectsLine(file.headings, reject)).join('');
    const again = await read(Buffer.from(text), { type: 'contact' });
    const values = (list: readonly RejectedRow[]) =>
      list
        .filter(({ reason }) => !/quote|diamond/.test(reason))
        .map(({ column, reason }) => [column, reason]);
    expect(values(again.rejects)).toEqual(values(wrong));
    expect(values(wrong).length).toBeGreaterThan(25);
  });
});
