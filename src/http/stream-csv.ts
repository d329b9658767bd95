/** Answers with a CSV file of any length in constant memory. */
export function streamCsv(fileName: string, text: AsyncIterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = text[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<string, unknown> = await iterator.next();
      if (next.done === true) controller.close();
      else if (next.value !== '') controller.enqueue(encoder.encode(next.value));
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
