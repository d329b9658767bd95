/**
 * A form with a file to the server, with how far it is: `fetch` does not tell. The file is read from the disk piece by
 * piece, so its size does not matter. Throws `ApiProblem` and `Unreachable` as the typed client does; when it was taken
 * back, what the signal says.
 */
import { ApiProblem, newKey, Unreachable } from '../../api/client.ts';

type SendOptions = {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

export function sendForm(path: string, form: FormData, options: SendOptions = {}): Promise<unknown> {
  const { onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      const body = bodyOf(request.responseText);
      if (request.status < 300) resolve(body);
      else reject(new ApiProblem(request.status, typeof body === 'object' && body !== null ? body : {}));
    });
    request.addEventListener('error', () => reject(new Unreachable(undefined)));
    request.addEventListener('abort', () => reject(new DOMException('Taken back', 'AbortError')));
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop));
    signal?.addEventListener('abort', stop);
    request.send(form);
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
