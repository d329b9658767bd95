/**
 * JSON as PostgreSQL takes it. jsonb refuses the character NUL and halves of surrogate pairs, which JavaScript strings
 * may hold: NUL is dropped, a lone half becomes U+FFFD.
 */
export function jsonText(value: unknown): string {
  // Well-formed JSON.stringify writes lone surrogates as escapes, whole pairs as they are.
  return JSON.stringify(value).replace(/\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|.)/g, (escape) => {
    if (escape === String.raw`\u0000`) return '';
    return escape.startsWith(String.raw`\ud`) ? '\uFFFD' : escape;
  });
}
