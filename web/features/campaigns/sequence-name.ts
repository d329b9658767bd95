/** A sequence in a line: its subject, the beginning of its text, or what kind of mail it is. */
import type { Sequence } from '../../api/types.ts';
import { words } from '../../words/words.ts';

const MAX_LENGTH = 80;

export function sequenceName(sequence: Sequence): string {
  switch (sequence.channel) {
    case 'email':
      return shortened(sequence.subject) || words.channel.email;
    case 'sms':
      return shortened(sequence.body) || words.channel.sms;
    case 'direct_mail':
      return words.mailFormat[sequence.format];
  }
}

/** Liquid in it stands for words that differ from record to record; four dots in a row would be one too many. */
const LIQUID = /\{\{.*?\}\}|\{%.*?%\}/gs;

function shortened(text: string): string {
  const line = text.replaceAll(LIQUID, '…').replaceAll('….', '…').replaceAll(/\s+/g, ' ').trim();
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1).trimEnd()}…`;
}
