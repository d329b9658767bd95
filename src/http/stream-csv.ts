/**
 * Answers with a CSV file of any length in constant memory (RFC 4180: CRLF, quotes doubled). Cells go out as they are:
 * a file that is mended and sent back must say what it said.
 */
export type CsvPages = AsyncIterable<readonly (readonly string[])[]>;

export function streamCsv(fileName: string, header: readonly string[], pages: CsvPages): Response {
  const encoder = new TextEncoder();
  const iterator = pages[Symbol.asyncIterator]();
  // The byte order mark makes spreadsheets read UTF-8.
  let head = `\uFEFF${csvLine(header)}`;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      const text = head + (done === true ? '' : value.map(csvLine).join(''));
      head = '';
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (done === true) controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]+/g, '_')}"`,
      'cache-control': 'no-store',
    },
  });
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const csvCell = (cell: string): string =>
  /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
