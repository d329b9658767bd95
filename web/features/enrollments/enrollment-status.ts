/** How an enrollment's status looks: a word, a shape, a colour. */
import type { StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import type { Enrollment } from '../../api/types.ts';
import type { ShownStatus } from '#domain/enrollment/enrollment-selection';

const word = words.enrollmentStatus;

const LOOKS: Readonly<Record<ShownStatus, StatusLook>> = {
  active: { word: word.active, shape: 'full', tone: 'good' },
  completing: { word: word.completing, shape: 'quarter', tone: 'warn' },
  completed: { word: word.completed, shape: 'tick', tone: 'calm' },
  unenrolled: { word: word.unenrolled, shape: 'bar', tone: 'quiet' },
};

export const enrollmentLook = ({
  status,
  completing,
}: Pick<Enrollment, 'status' | 'completing'>): StatusLook => LOOKS[completing ? 'completing' : status];
