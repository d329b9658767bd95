/**
 * The first half of a stop of many, one chunk ahead: while the database writes one chunk, the next one's planned touches
 * are read and worked out, on a connection that holds no lock.
 */
import type { StoreOperations } from '../ports.ts';
import { projectEnds, type ProjectedEnd, type UnenrollDeps } from './unenroll-enrollments.ts';

/** Null: there is no such enrollment. */
type Ends = ReadonlyMap<string, ProjectedEnd | null>;

export class ProjectAhead {
  readonly #deps: UnenrollDeps;
  readonly #workspaceId: string;
  #made: Ends = new Map();
  #ahead: Promise<Ends> | undefined;

  constructor(deps: UnenrollDeps, workspaceId: string) {
    this.#deps = deps;
    this.#workspaceId = workspaceId;
  }

  /** Outside any transaction. Resolves once `ids` are there; `following` go on being made. */
  async prepare(ids: readonly string[], following: readonly string[]): Promise<void> {
    const made = new Map(await this.#ahead);
    this.#ahead = undefined;
    this.#made = made;
    for (const [id, end] of await this.#project(ids.filter((one) => !made.has(one)))) made.set(id, end);
    if (following.length === 0) return;
    this.#ahead = this.#project(following);
    // Heard at the next `prepare`; until then it is nobody's.
    this.#ahead.catch(() => undefined);
  }

  /** Inside the chunk's transaction: what was not prepared is made now. */
  async take(ids: readonly string[], tx: StoreOperations): Promise<readonly ProjectedEnd[]> {
    const late = await this.#project(
      ids.filter((id) => !this.#made.has(id)),
      tx,
    );
    return ids.map((id) => this.#made.get(id) ?? late.get(id)).filter((end) => end != null);
  }

  async close(): Promise<void> {
    await this.#ahead?.catch(() => undefined);
  }

  async #project(ids: readonly string[], tx: StoreOperations = this.#deps.store): Promise<Ends> {
    if (ids.length === 0) return new Map();
    const ends = new Map<string, ProjectedEnd | null>(ids.map((id) => [id, null]));
    for (const end of await projectEnds(this.#deps, this.#workspaceId, ids, undefined, tx))
      ends.set(end.enrollmentId, end);
    return ends;
  }
}
