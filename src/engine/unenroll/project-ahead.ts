/**
 * The first half of a stop of many, one chunk ahead: the next chunk's enrollments are read on a connection that holds no
 * lock, and worked out while the database writes the chunk before them.
 */
import type { StoreOperations } from '../ports.ts';
import { projectEnds, readAhead, type ProjectedEnd, type UnenrollDeps } from './unenroll-enrollments.ts';

/** Null: there is no such enrollment. */
type Ends = ReadonlyMap<string, ProjectedEnd | null>;

export class ProjectAhead {
  readonly #deps: UnenrollDeps;
  readonly #workspaceId: string;
  #made: Ends = new Map();
  #ahead: { readonly ends: Promise<Ends>; readonly begin: () => void } | undefined;

  constructor(deps: UnenrollDeps, workspaceId: string) {
    this.#deps = deps;
    this.#workspaceId = workspaceId;
  }

  /** Outside any transaction. Resolves once `ids` are there; `following` are being read. */
  async prepare(ids: readonly string[], following: readonly string[]): Promise<void> {
    this.#ahead?.begin();
    const made = new Map(await this.#ahead?.ends);
    this.#ahead = undefined;
    this.#made = made;
    for (const [id, end] of await this.#project(ids.filter((one) => !made.has(one)))) made.set(id, end);
    if (following.length === 0) return;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ends = this.#project(following, this.#deps.store, begun);
    // Heard at the next `prepare`; until then it is nobody's.
    ends.catch(() => undefined);
    this.#ahead = { ends, begin };
  }

  /** Inside the chunk's transaction: what was not prepared is made now. */
  async take(ids: readonly string[], tx: StoreOperations): Promise<readonly ProjectedEnd[]> {
    const late = await this.#project(
      ids.filter((id) => !this.#made.has(id)),
      tx,
    );
    return ids.map((id) => this.#made.get(id) ?? late.get(id)).filter((end) => end != null);
  }

  /** Says that the database is at work and there is time to work out what follows. */
  meanwhile(): void {
    this.#ahead?.begin();
  }

  async close(): Promise<void> {
    this.#ahead?.begin();
    await this.#ahead?.ends.catch(() => undefined);
  }

  async #project(
    ids: readonly string[],
    tx: StoreOperations = this.#deps.store,
    begun?: Promise<void>,
  ): Promise<Ends> {
    if (ids.length === 0) return new Map();
    const read = await readAhead(this.#deps, this.#workspaceId, ids, tx);
    if (begun) {
      await begun;
      // The statement must be on its way first.
      await this.#deps.clock.sleep(0);
    }
    const ends = new Map<string, ProjectedEnd | null>(ids.map((id) => [id, null]));
    for (const end of projectEnds(this.#deps, read)) ends.set(end.enrollmentId, end);
    return ends;
  }
}
