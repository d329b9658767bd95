/** What a benchmark hands back, and how it is printed and kept. Figures that compare are ratios within one run. */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';

/** One row of the table. `bound`: what the figure is held against, as text. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: string;
};
export type Report = { readonly name: string; readonly unit: string; readonly figures: readonly Figure[] };

export function printReport({ name, figures }: Report): void {
  const shown = figures.map((figure) => [figure.name, format(figure.value), figure.unit, figure.bound ?? '']);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));
  process.stdout.write(`\n${name}\n`);
  for (const row of shown) {
    const cells = row.map((cell, column) =>
      column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    process.stdout.write(`  ${cells.join('  ').trimEnd()}\n`);
  }
}

export async function keepReport(report: Report, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    node: process.version,
  };
  await writeFile(file, `${JSON.stringify({ ...report, machine, commit: commit() }, null, 2)}\n`);
}

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

const format = (value: number): string =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumFractionDigits: 3 });

export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
