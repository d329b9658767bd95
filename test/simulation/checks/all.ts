/** Every check, in an order that names the cause before its consequences. */
import { campaignTransitions, enrollmentTransitions, touchTransitions } from './transitions.ts';
import { batchesAreSane, onlyWhatMayStarts, slotsHold } from './claims.ts';
import { completion, membership, openTouches } from './enrollments.ts';
import { messagesAgree, messagesComeFromHeldTouches } from './messages.ts';
import { answersHold, nothingStoppedLeaves, receiptIsWhole, receiptsStay } from './receipts.ts';
import { countersAgree } from './sums.ts';
import type { Check } from './violation.ts';

export const CHECKS: readonly Check[] = [
  nothingStoppedLeaves,
  messagesComeFromHeldTouches,
  touchTransitions,
  enrollmentTransitions,
  campaignTransitions,
  onlyWhatMayStarts,
  messagesAgree,
  receiptIsWhole,
  receiptsStay,
  answersHold,
  openTouches,
  completion,
  membership,
  batchesAreSane,
  slotsHold,
  countersAgree,
];
