/**
 * Messages that pass: what was done, and the way back. Kept outside of React, so that an act can speak after the page it
 * began on is gone. The last undo that is offered is also on the key `z`.
 */
import { useSyncExternalStore } from 'react';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'failed';
  /** Takes the act back; offered as long as the message stands. */
  readonly undo?: (() => void) | undefined;
  /** Where more is to be seen: an address of ours and a word for it. */
  readonly link?: { readonly href: string; readonly label: string } | undefined;
};

const STAYS_MS = 12_000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = ++lastId;
  set([...toasts, { ...toast, id }].slice(-MOST));
  // What failed stays until it was seen: there may be something to do about it.
  if (toast.tone === 'done') setTimeout(() => dismissToast(id), STAYS_MS);
  return id;
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Takes back the newest act that can be; false when there is none. */
export function undoLast(): boolean {
  const newest = toasts.findLast(({ undo }) => undo !== undefined);
  if (newest?.undo === undefined) return false;
  dismissToast(newest.id);
  newest.undo();
  return true;
}

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );

function set(next: readonly Toast[]): void {
  if (next.length === 0 && toasts.length === 0) return;
  toasts = next;
  for (const listener of listeners) listener();
}
