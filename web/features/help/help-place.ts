/**
 * Which article of help is open. It is in the address (`?help=batches`), so that it can be sent, but belongs to no page:
 * it stays open while one goes from page to page. The router neither sees it nor is told of it.
 */
import { useSyncExternalStore } from 'react';
import { HELP_PARAM } from '../../app/search-params.ts';

/** All articles, those of the page first. */
export const HELP_INDEX = 'index';

const listeners = new Set<() => void>();
let place: string | null = read();

/** An article's id, `HELP_INDEX`, or null: closed. */
export const useHelpPlace = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );

export function openHelp(id: string = HELP_INDEX): void {
  go(id);
  write();
}

export function closeHelp(): void {
  go(null);
  write();
}

/** After each move from page to page: a link may ask for an article, and an open one stays in the address. */
export function followAddress(): void {
  const asked = read();
  if (asked === null) write();
  else go(asked);
}

function go(to: string | null): void {
  if (to === place) return;
  place = to;
  for (const listener of listeners) listener();
}

function read(): string | null {
  return typeof location === 'undefined' ? null : new URLSearchParams(location.search).get(HELP_PARAM);
}

function write(): void {
  if (read() === place) return;
  const url = new URL(location.href);
  if (place === null) url.searchParams.delete(HELP_PARAM);
  else url.searchParams.set(HELP_PARAM, place);
  // The router has put its own function before the browser's, to hear of each change; this one is none of its concern.
  History.prototype.replaceState.call(history, history.state, '', url);
}
