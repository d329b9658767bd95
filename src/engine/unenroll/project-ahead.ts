/**
 * The first half of a stop of many, one chunk ahead: the next chunk's enrollments are read on a connection that holds no
 * lock, and worked out while the database writes the chunk before them.
 */
import type { StoreOperations } from '../ports.ts';
import {
  projectEnds,
  readAhead,
  type AheadRead,
  type ProjectedEnd,
  type UnenrollDeps,
} from './unenroll-enrollments.ts';

/** Null: there is no such enrollment. */
type Ends = ReadonlyMap<string, ProjectedEnd | null>;
type Following = { readonly ids: readonly string[]; readonly read: Promise<AheadRead>; ends?: Promise<Ends> };

export class ProjectAhead {
  readonly #deps: UnenrollDeps;
  readonly #workspaceId: string;
  #made: Ends = new Map();
  #following: Following | undefined;

  constructor(deps: UnenrollDeps, workspaceId: string) {
    this.#deps = deps;
    this.#workspaceId = workspaceId;
  }

  /** Outside any transaction. Resolves once `ids` are there; `following` are being read. */
  async prepare(ids: readonly string[], following: readonly string[]): Promise<void> {
    this.meanwhile();
    const made = new Map(await this.#following?.ends);
    this.#following = undefined;
    this.#made = made;
    for (const [id, end] of await this.#make(ids.filter((one) => !made.has(one)))) made.set(id, end);
    if (following.length === 0) return;
    const read = readAhead(this.#deps, this.#workspaceId, following);
    // Heard at the next `prepare`; until then it is nobody's.
    read.catch(() => undefined);
    this.#following = { ids: following, read };
  }

  /** Inside the chunk's transaction: what was not prepared is made now. */
  async take(ids: readonly string[], tx: StoreOperations): Promise<readonly ProjectedEnd[]> {
    const late = await this.#make(
      ids.filter((id) => !this.#made.has(id)),
      tx,
    );
    return ids.map((id) => this.#made.get(id) ?? late.get(id)).filter((end) => end != null);
  }

  /** Says that the database is at work and there is time to work out what follows. */
  meanwhile(): void {
    const following = this.#following;
    if (!following || following.ends) return;
    following.ends = this.#workOut(following);
    following.ends.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#following?.read.catch(() => undefined);
    await this.#following?.ends?.catch(() => undefined);
  }

  async #workOut({ ids, read }: Following): Promise<Ends> {
    const known = await read;
    // The statement must be on its way first.
    await this.#deps.clock.sleep(0);
    return this.#endsOf(ids, known);
  }

  async #make(ids: readonly string[], tx: StoreOperations = this.#deps.store): Promise<Ends> {
    if (ids.length === 0) return new Map();
    return this.#endsOf(ids, await readAhead(this.#deps, this.#workspaceId, ids, tx));
  }

  #endsOf(ids: readonly string[], read: AheadRead): Ends {
    const ends = new Map<string, ProjectedEnd | null>(ids.map((id) => [id, null]));
    for (const end of projectEnds(this.#deps, read)) ends.set(end.enrollmentId, end);
    return ends;
  }
}
