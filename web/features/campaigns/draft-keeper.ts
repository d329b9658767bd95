/**
 * Keeps a draft that saves itself: a moment after the last change the parts that differ are sent, one request at a time.
 * What the server refuses, and what is not whole yet, is held back by itself while the rest is saved; it stays on the
 * screen with its fault. Somebody else's change is never written over unasked.
 */
import { ApiProblem } from '../../api/client.ts';
import type { Audience, Campaign, CampaignPatch, CampaignSettings, SequenceEdit } from '../../api/types.ts';
import { itemsOf, missingParts, sendable, type Plan } from './plan-items.ts';

export type Draft = {
  readonly name: string;
  readonly audience: Audience;
  readonly settings: CampaignSettings;
  readonly plan: Plan;
};

export type KeeperView = {
  readonly draft: Draft;
  /** `held`: something is not whole or was refused; everything else is saved. */
  readonly state: 'saved' | 'waiting' | 'saving' | 'held' | 'conflict' | 'failed';
  /** By place: `name`, `settings.sendWindow`, `<key of a sequence>.body`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly error: Error | null;
};

type Send = (body: CampaignPatch) => Promise<Campaign>;
type Sent = { readonly body: CampaignPatch; readonly keys: readonly string[] };

const PAUSE_MS = 500;
const NO_FAULTS: ReadonlyMap<string, string> = new Map();

export class DraftKeeper {
  readonly #send: Send;
  readonly #pauseMs: number;
  readonly #listeners = new Set<() => void>();
  /** As text, what was refused of each part: held back for as long as it says the same. */
  readonly #refused = new Map<string, string>();
  #base: Campaign;
  #view: KeeperView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(campaign: Campaign, send: Send, pauseMs = PAUSE_MS) {
    this.#base = campaign;
    this.#send = send;
    this.#pauseMs = pauseMs;
    this.#view = { draft: draftOf(campaign), state: 'saved', faults: NO_FAULTS, error: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly view = (): KeeperView => this.#view;

  change(part: Partial<Draft>): void {
    const draft = { ...this.#view.draft, ...part };
    const blocked = this.#view.state === 'conflict';
    this.#tell({ draft, ...(blocked ? {} : { state: this.#saving ? 'saving' : 'waiting' }) });
    if (!blocked) this.#schedule();
  }

  /** Waits until everything that can be saved is. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#view.state !== 'conflict') await this.#save();
  }

  /** What is seen elsewhere: taken over when nothing here is unsaved. */
  heard(campaign: Campaign): void {
    if (campaign.version <= this.#base.version || this.#saving) return;
    if (this.#view.state === 'saved') this.adopt(campaign);
    else this.#tell({ state: 'conflict' });
  }

  /** Gives up what is here for what is there. */
  adopt(campaign: Campaign): void {
    clearTimeout(this.#timer);
    this.#base = campaign;
    this.#refused.clear();
    this.#tell({ draft: draftOf(campaign), state: 'saved', faults: NO_FAULTS, error: null });
  }

  /** Writes what is here over what is there. Sequences that are gone there come again as new ones. */
  async overwrite(campaign: Campaign): Promise<void> {
    this.#base = campaign;
    const known = new Set(campaign.sequences.map(({ id }) => id));
    const plan = this.#view.draft.plan.map(({ key, value: { id, ...rest } }) => ({
      key,
      value: id !== undefined && known.has(id) ? { id, ...rest } : rest,
    }));
    this.#tell({ draft: { ...this.#view.draft, plan }, state: 'waiting' });
    await this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#saving === undefined) void this.#save();
    }, this.#pauseMs);
  }

  async #save(): Promise<void> {
    this.#saving = this.#sendParts();
    try {
      await this.#saving;
    } finally {
      this.#saving = undefined;
    }
  }

  async #sendParts(): Promise<void> {
    for (;;) {
      const sent = this.#difference();
      if (sent === undefined) return this.#rest();
      this.#tell({ state: 'saving', error: null });
      try {
        this.#saved(await this.#send(sent.body), sent.keys);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (!this.#refusedBy(error, sent)) return;
      }
    }
  }

  /** Nothing left to send: all is saved, or the rest is held back. */
  #rest(): void {
    const { draft } = this.#view;
    for (const [part, text] of this.#refused) {
      if (text !== textOf(draft, part)) this.#refused.delete(part);
    }
    const faults = new Map([...this.#view.faults].filter(([place]) => this.#refused.has(partOf(place))));
    const isHeld = faults.size > 0 || draft.name.trim() === '' || draft.plan.some(isIncomplete);
    this.#tell({ state: isHeld ? 'held' : 'saved', faults, error: null });
  }

  #difference(): Sent | undefined {
    const { draft } = this.#view;
    const base = draftOf(this.#base);
    const isOpen = (part: string): boolean => this.#refused.get(part) !== textOf(draft, part);
    const differs = (part: 'audience' | 'settings'): boolean =>
      !same(draft[part], base[part]) && isOpen(part);
    const name = draft.name.trim();
    const plan = this.#planToSend(draft.plan, isOpen);
    const body: CampaignPatch = {
      ...(name !== '' && name !== base.name && isOpen('name') ? { name } : {}),
      ...(differs('audience') ? { audience: draft.audience } : {}),
      ...(differs('settings') ? { settings: draft.settings } : {}),
      ...(same(
        plan.map(({ value }) => value),
        base.plan.map(({ value }) => sendable(value)),
      )
        ? {}
        : { sequences: plan.map(({ value }) => value) }),
    };
    if (Object.keys(body).length === 0) return undefined;
    return { body: { ...body, expectVersion: this.#base.version }, keys: plan.map(({ key }) => key) };
  }

  /** One that cannot be saved as it is stays as it was saved; a new one waits. */
  #planToSend(plan: Plan, isOpen: (part: string) => boolean): { key: string; value: SequenceEdit }[] {
    return plan.flatMap(({ key, value }) => {
      if (missingParts(value).length === 0 && isOpen(key)) return [{ key, value: sendable(value) }];
      const was = this.#base.sequences.find(({ id }) => id === value.id);
      return was === undefined ? [] : [{ key, value: sendable(was) }];
    });
  }

  #saved(campaign: Campaign, keys: readonly string[]): void {
    this.#base = campaign;
    const ids = new Map(keys.map((key, index) => [key, campaign.sequences[index]?.id]));
    const plan = this.#view.draft.plan.map((item) => {
      const id = ids.get(item.key);
      if (item.value.id !== undefined || id === undefined) return item;
      return { key: item.key, value: { ...item.value, id } };
    });
    this.#tell({ draft: { ...this.#view.draft, plan } });
  }

  /** True: some of it is held back now, and the rest can be sent. */
  #refusedBy(error: Error, { body, keys }: Sent): boolean {
    if (!(error instanceof ApiProblem) || error.status !== 422) {
      const isConflict = error instanceof ApiProblem && error.code === 'version_conflict';
      this.#tell({ state: isConflict ? 'conflict' : 'failed', error });
      return false;
    }
    const faults = new Map(this.#view.faults);
    let found = false;
    for (const { path, message } of error.errors) {
      const [first = '', index = '', ...rest] = path.split('.');
      const part = first === 'sequences' ? keys[Number(index)] : first;
      if (part === undefined) continue;
      const isSent = first === 'sequences' ? body.sequences !== undefined : first in body;
      if (!isSent) continue;
      found = true;
      this.#refused.set(part, textOf(this.#view.draft, part));
      faults.set(first === 'sequences' ? [part, ...rest].join('.') : path, message);
    }
    this.#tell(found ? { faults } : { faults, state: 'failed', error });
    return found;
  }

  #tell(change: Partial<KeeperView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const draftOf = ({ name, audience, settings, sequences }: Campaign): Draft => ({
  name,
  audience,
  settings,
  plan: itemsOf(sequences),
});

const isIncomplete = ({ value }: Plan[number]): boolean => missingParts(value).length > 0;

const PARTS: ReadonlySet<string> = new Set(['name', 'audience', 'settings']);

/** Keys of sequences hold no dot. */
const partOf = (place: string): string => place.split('.', 1)[0] ?? '';

const textOf = (draft: Draft, part: string): string =>
  JSON.stringify(
    PARTS.has(part)
      ? draft[part as 'name' | 'audience' | 'settings']
      : draft.plan.find(({ key }) => key === part)?.value,
  ) ?? '';

/** Whatever the order of keys. */
const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
