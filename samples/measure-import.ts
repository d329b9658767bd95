/**
 * Reads a generated file of any size through the import pipeline (no database) and prints rows a second and memory.
 * Exits with 1 when memory grew with the file. `npx tsx --expose-gc samples/measure-import.ts [megabytes=50]`
 */
import { openImport } from '#engine/import/csv-import';

const HEADER =
  'Owner First Name,Owner Last Name,Email,Phone 1,Property Address,Property City,Property State,Property Zip,APN\r\n';
const MAX_GROWTH_MB = 60;

/** Rows that are all different, in chunks of about 64 KB, made as they are read. */
async function* generate(megabytes: number): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  const total = megabytes * 1_000_000;
  let bytes = 0;
  let text = HEADER;
  for (let row = 1; bytes < total; row++) {
    const number = String(row).padStart(9, '0');
    text += `Jane,"Roe ${row % 1000}",jane${row}@example.com,(512) 555-01${String(row % 100).padStart(2, '0')},${row + 1} Main Street,Austin,TX,78704,${number}\r\n`;
    if (text.length < 65_536) continue;
    const chunk = encoder.encode(text);
    bytes += chunk.length;
    text = '';
    yield chunk;
  }
  if (text !== '') yield encoder.encode(text);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const megabytes = Number(process.argv[2] ?? 50);
const opened = await openImport(generate(megabytes), { type: 'property', mapping: null });
if (!opened.ok) throw new Error(opened.error.message);

const toMb = (bytes: number) => Math.round(bytes / 1_000_000);
const heapNow = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
const started = performance.now();
let rows = 0;
let rejected = 0;
let settledHeap = 0;
let lastHeap = 0;
for await (const batch of opened.value.batches()) {
  rejected += batch.rejects.length;
  rows = batch.processedRows;
  // Settled after the first tenth: caches are full, code is compiled.
  if (settledHeap === 0 && batch.bytes > megabytes * 100_000) settledHeap = heapNow();
}
const seconds = (performance.now() - started) / 1000;
lastHeap = heapNow();
const growth = toMb(lastHeap - settledHeap);
say(`${rows} rows, ${rejected} rejected, ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
say(
  `heap after a tenth ${toMb(settledHeap)} MB, at the end ${toMb(lastHeap)} MB; resident ${toMb(process.memoryUsage().rss)} MB`,
);
if (growth > MAX_GROWTH_MB) {
  say(`the heap grew by ${growth} MB while reading`);
  process.exitCode = 1;
}
