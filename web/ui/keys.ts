/**
 * Keys of the page. Each screen says which it has and what they do; `?` lists those that work now. Nothing happens while
 * somebody types, nor together with Ctrl, Alt or the command key: those are the browser's and the reader's.
 */
import { useEffect, useSyncExternalStore } from 'react';

export type Key = {
  /** As `KeyboardEvent.key` has it: `j`, `/`, `Enter`. */
  readonly key: string;
  readonly label: string;
  /** Returns false when there was nothing to do: the browser then does what it would. */
  readonly run: () => boolean | void;
};

const screens = new Set<readonly Key[]>();
const listeners = new Set<() => void>();
let all: readonly Key[] = [];

/** As long as the caller stands, its keys work; where two have the same key, the one that came last. Pass a stable list. */
export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    screens.add(keys);
    tell();
    return () => {
      screens.delete(keys);
      tell();
    };
  }, [keys]);
}

export const useAllKeys = (): readonly Key[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );

/** Begins to listen; returns what ends it. */
export function listenToKeys(): () => void {
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target))
    return;
  const found = all.find(({ key }) => key === event.key);
  if (found === undefined) return;
  // Enter and the space belong to whatever has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && isPressable(event.target)) return;
  if (found.run() !== false) event.preventDefault();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary, input, [role=button]') !== null;

function tell(): void {
  const byKey = new Map<string, Key>();
  for (const keys of screens) for (const key of keys) byKey.set(key.key, key);
  all = [...byKey.values()];
  for (const listener of listeners) listener();
}
