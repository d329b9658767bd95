/**
 * Somebody else's HTML as a document for a sandboxed frame of ours. A frame's document inherits our policy, under which
 * only styles with the page's nonce are applied and nothing is fetched from elsewhere: so styles are given the nonce,
 * style attributes become rules, and pictures from elsewhere become boxes that say what they show. No script ever runs:
 * the frame's sandbox forbids it, whatever is left in the document.
 */
const MUTE = 'script, ds-style, iframe, object, embed, link, meta, base, form, audio, video';
const OWN_PICTURE = /^(?:data:image\/|blob:)/i;
/** A parser under our policy complains of each style attribute and each handler that it meets: they get other names. */
const WATCHED_ATTRIBUTE = /(<[a-z][^<>]*?\s)(style|on[a-z]+)(\s*=)/gi;

/** One in a tag is found at a time; whoever has more than this in one tag has the policy against them. */
const MOST_IN_A_TAG = 20;

function renamed(html: string): string {
  let text = html;
  for (let pass = 0; pass < MOST_IN_A_TAG; pass += 1) {
    const next = text.replaceAll(
      WATCHED_ATTRIBUTE,
      (_, before: string, name: string, after: string) =>
        `${before}${name.toLowerCase() === 'style' ? 'data-ds-style' : 'data-ds-mute'}${after}`,
    );
    if (next === text) return text;
    text = next;
  }
  return text;
}

const COMMENT = /<!--.*?-->/gs;
const STYLE_ELEMENT = /<style\b([^>]*)>(.*?)<\/style\s*>/gis;
const MEDIA = /\bmedia\s*=\s*["']?([^"'>]+)/i;

export function frameDocument(html: string, base: string): string {
  const written = html.replaceAll(COMMENT, '');
  const styles = [...written.matchAll(STYLE_ELEMENT)].map(([, attributes = '', css = '']) => {
    const media = MEDIA.exec(attributes)?.[1];
    return withoutFetches(media === undefined ? css : `@media ${media}{${css}}`);
  });
  const parsed = new DOMParser().parseFromString(
    renamed(written.replaceAll(STYLE_ELEMENT, '').replaceAll(/<style\b/gi, '<ds-style')),
    'text/html',
  );
  for (const element of parsed.querySelectorAll(MUTE)) element.remove();
  for (const element of parsed.querySelectorAll('[data-ds-mute]')) element.removeAttribute('data-ds-mute');
  for (const link of parsed.querySelectorAll('a[href], area[href]')) {
    // It stands there as a link and leads nowhere.
    link.setAttribute('href', '#');
    link.setAttribute('tabindex', '-1');
  }
  for (const picture of parsed.querySelectorAll('img')) quietPicture(picture);
  const rules = [...parsed.querySelectorAll('[data-ds-style]')].map((element, index) => {
    const declared = withoutFetches(element.getAttribute('data-ds-style') ?? '');
    element.removeAttribute('data-ds-style');
    element.setAttribute('data-ds', String(index));
    // Three times: a style attribute wins over whatever a rule says.
    return `[data-ds="${index}"][data-ds][data-ds]{${declared.replaceAll(/[{}<]/g, '')}}`;
  });
  const all = [base, ...styles, ...rules].join('\n').replaceAll('</', '<\\/');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title><style nonce="${pageNonce()}">${all}</style></head><body>${parsed.body.innerHTML}</body></html>`;
}

function quietPicture(picture: HTMLImageElement): void {
  picture.removeAttribute('srcset');
  const source = picture.getAttribute('src') ?? '';
  if (OWN_PICTURE.test(source)) return;
  const box = picture.ownerDocument.createElement('span');
  box.className = 'ds-picture';
  box.textContent = picture.getAttribute('alt') || source.replace(/[?#].*$/, '').replace(/^.*\//, '') || '▢';
  picture.replaceWith(box);
}

const withoutFetches = (css: string): string =>
  css.replaceAll(/@import[^;]*;?/gi, '').replaceAll(/url\(\s*(?!['"]?data:)[^)]*\)/gi, 'none');

/** Browsers hide the attribute from scripts, the property stays. */
const pageNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
