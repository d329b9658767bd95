/** The one line a mailbox or a list shows of a message before it is opened. */
import { singleLine } from './single-line.ts';

const PREVIEW_LENGTH = 140;

/** `text`: the plain-text part. At most `limit` characters, cut at a word where there is one. */
export function previewText(text: string, limit: number = PREVIEW_LENGTH): string {
  const line = singleLine(text.slice(0, limit * 8)).replace(/ {2,}/g, ' ');
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > limit / 2 ? cut.slice(0, space) : withoutLoneSurrogate(cut);
  return `${kept}…`;
}

function withoutLoneSurrogate(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
