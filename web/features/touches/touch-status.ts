/** How a touch's status looks: a word, a shape, a colour. */
import type { TouchStatus } from '#domain/touch/touch-status';
import type { StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';

const word = words.touchStatus;

export const TOUCH_LOOKS: Readonly<Record<TouchStatus, StatusLook>> = {
  planned: { word: word.planned, shape: 'dashed', tone: 'quiet' },
  scheduled: { word: word.scheduled, shape: 'ring', tone: 'calm' },
  processing: { word: word.processing, shape: 'quarter', tone: 'warn' },
  sent: { word: word.sent, shape: 'tick', tone: 'good' },
  delivered: { word: word.delivered, shape: 'double', tone: 'good' },
  failed: { word: word.failed, shape: 'cross', tone: 'bad' },
  unknown: { word: word.unknown, shape: 'question', tone: 'warn' },
  cancelled: { word: word.cancelled, shape: 'bar', tone: 'quiet' },
  skipped: { word: word.skipped, shape: 'bar', tone: 'quiet' },
};

/** In words where we have them. */
export const touchReason = (reason: string): string => words.touchReason[reason] ?? reason;
