/**
 * The `{{ … }}` and `{% … %}` of a source with their places, found in one pass: a regular expression takes
 * quadratic time on openers that are never closed, which anyone may type into `{% raw %}`.
 */
export type LiquidToken = { readonly text: string; readonly index: number };

export function liquidTokens(source: string): LiquidToken[] {
  const tokens: LiquidToken[] = [];
  let index = source.indexOf('{');
  const lastClose = { '{{': source.lastIndexOf('}}'), '{%': source.lastIndexOf('%}') };
  while (index >= 0) {
    const opener = source.slice(index, index + 2);
    let end = -1;
    if (opener === '{{' || opener === '{%') {
      const closer = opener === '{{' ? '}}' : '%}';
      end = index + 2 <= lastClose[opener] ? source.indexOf(closer, index + 2) : -1;
    }
    if (end >= 0) tokens.push({ text: source.slice(index, end + 2), index });
    index = source.indexOf('{', end >= 0 ? end + 2 : index + 1);
  }
  return tokens;
}

/** `source` with each token replaced by what `replace` makes of it. */
export function replaceLiquidTokens(
  source: string,
  replace: (token: LiquidToken, n: number) => string,
): string {
  let out = '';
  let from = 0;
  for (const [n, token] of liquidTokens(source).entries()) {
    out += source.slice(from, token.index) + replace(token, n);
    from = token.index + token.text.length;
  }
  return out + source.slice(from);
}

/** 1-based line and column of `index`. */
export function placeOf(source: string, index: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
