/** A row of a do-not-contact list: everything it names is suppressed, each under its own kind. */
import { suppressionValue } from '#domain/suppression/suppression-value';
import { isSuppressionReason, SUPPRESSION_KINDS, SUPPRESSION_SCOPES } from '#domain/suppression/suppression';
import type { SuppressionKind, SuppressionReason, SuppressionScope } from '#domain/suppression/suppression';
import { cleanOrNull, excerpt } from '#domain/record/text';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { cellAt, readAddress, splitCell } from './row-person.ts';
import type { CellFault, Cells } from './row-person.ts';
import type { RowPlan } from './row-plan.ts';

export type SuppressionRow = {
  readonly type: 'suppression';
  /** At least one. */
  readonly entries: readonly { readonly kind: SuppressionKind; readonly value: string }[];
  readonly scope: SuppressionScope;
  readonly reason: SuppressionReason;
  readonly note: string | null;
};

const MAX_NOTE = 1000;

export function readSuppression(cells: Cells, plan: RowPlan): Result<SuppressionRow, readonly CellFault[]> {
  const faults: CellFault[] = [];
  const entries: { kind: SuppressionKind; value: string }[] = [];
  const add = (kind: SuppressionKind, place: number | undefined) => {
    const text = cellAt(cells, place);
    if (text === '' || place === undefined) return;
    for (const part of kind === 'email' || kind === 'phone'
      ? splitCell(text, /[;,|]/, place, faults)
      : [text]) {
      const value = suppressionValue(kind, part);
      if (value.ok) entries.push({ kind, value: value.value });
      else faults.push({ place, value: excerpt(part), reason: value.error });
    }
  };
  add('email', plan.suppression.get('email'));
  add('phone', plan.suppression.get('phone'));
  add('record', plan.suppression.get('record'));
  addAddress(cells, plan, entries, faults);
  const valuePlace = plan.suppression.get('value');
  if (cellAt(cells, valuePlace) !== '') {
    const kind = kindOf(cells, plan, faults);
    if (kind !== null) add(kind, valuePlace);
  }
  const scope = scopeOf(cells, plan, faults);
  const { reason, note } = reasonOf(cells, plan, faults);
  if (faults.length > 0) return err(faults);
  if (entries.length === 0)
    return err([{ place: null, value: '', reason: 'the row names no email, phone, address or record' }]);
  return ok({ type: 'suppression', entries, scope, reason, note });
}

type Entries = { kind: SuppressionKind; value: string }[];

function addAddress(cells: Cells, plan: RowPlan, entries: Entries, faults: CellFault[]): void {
  const full = plan.address.full;
  const text = cellAt(cells, full);
  const input =
    text === ''
      ? readAddress(cells, { ...plan.address, full: undefined }, 'address', new Map(), faults)
      : text;
  if (input === null) return;
  const value = suppressionValue('address', input);
  const place = text === '' ? (plan.address.line1 ?? null) : (full ?? null);
  if (value.ok) entries.push({ kind: 'address', value: value.value });
  else
    faults.push({ place, value: excerpt(place === null ? '' : (cells[place] ?? '')), reason: value.error });
}

function kindOf(cells: Cells, plan: RowPlan, faults: CellFault[]): SuppressionKind | null {
  const place = plan.suppression.get('kind');
  const word = cellAt(cells, place).toLowerCase();
  const kind = SUPPRESSION_KINDS.find((one) => one === word);
  if (kind) return kind;
  const text = cellAt(cells, plan.suppression.get('value'));
  if (word === '') return text.includes('@') ? 'email' : /^[+\d().\s-]+$/.test(text) ? 'phone' : 'address';
  faults.push({
    place: place ?? null,
    value: excerpt(word),
    reason: `is none of ${SUPPRESSION_KINDS.join(', ')}`,
  });
  return null;
}

function scopeOf(cells: Cells, plan: RowPlan, faults: CellFault[]): SuppressionScope {
  const place = plan.suppression.get('scope');
  const word = cellAt(cells, place).toLowerCase().replace(/[ -]/g, '_');
  if (word === '') return 'all';
  const scope =
    SUPPRESSION_SCOPES.find((one) => one === word) ??
    (word === 'mail' ? 'direct_mail' : word === 'text' ? 'sms' : undefined);
  if (scope === undefined)
    faults.push({
      place: place ?? null,
      value: excerpt(word),
      reason: `is none of ${SUPPRESSION_SCOPES.join(', ')}`,
    });
  return scope ?? 'all';
}

/** A reason of our own list is kept; any other words are somebody's list (`import`) and stay as the note. */
function reasonOf(
  cells: Cells,
  plan: RowPlan,
  faults: CellFault[],
): { reason: SuppressionReason; note: string | null } {
  const place = plan.suppression.get('note');
  const written = cellAt(cells, place);
  if (written.length > MAX_NOTE) {
    faults.push({
      place: place ?? null,
      value: excerpt(written),
      reason: `is longer than ${MAX_NOTE} characters`,
    });
  }
  const given = cellAt(cells, plan.suppression.get('reason'));
  const word = given.toLowerCase().replace(/[ -]/g, '_');
  if (isSuppressionReason(word)) return { reason: word, note: cleanOrNull(written) };
  const note = [given, written].filter((text) => text !== '').join(': ');
  return { reason: 'import', note: note === '' ? null : note.slice(0, MAX_NOTE) };
}
