/** Columns that line up: text to the left, numbers to the right. */
export type Cell = string | number;

export function tableLines(header: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = [header, ...rows].map((row) => row.map((cell) => cellText(cell)));
  const widths = header.map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return texts.map((row) =>
    widths
      .map((width, column) =>
        isNumber[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd(),
  );
}

const cellText = (cell: Cell): string => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell);
