/** What clients do meanwhile: enroll, unenroll, restore, enroll again. Keeps every answer it was given, word for word. */
import type { SeededRandom } from '#test/seeded-random';
import type { Answer, ApiClient } from './api-client.ts';

export type GivenReceipt = { readonly id: string; readonly body: Record<string, unknown> };

export type LoadCounts = {
  enrolled: number;
  unenrolled: number;
  again: number;
  restored: number;
  refused: number;
  reenrolled: number;
};

type Listed = { readonly id: string; readonly record: { readonly id: string } };

const RESTORE_SHARE = 0.25;
const AGAIN_SHARE = 0.1;
const PREVIEW_SHARE = 0.3;
const RESTORE_WITHIN_MS = 1_500;
/** Clients that wait do not ask for more: a house that is down is not met by all of them at once when it is up. */
const PENDING_MOST = 40;

export class Load {
  readonly receipts: GivenReceipt[] = [];
  readonly counts: LoadCounts = {
    enrolled: 0,
    unenrolled: 0,
    again: 0,
    restored: 0,
    refused: 0,
    reenrolled: 0,
  };
  /** Answers that no rule allows. */
  readonly surprises: string[] = [];
  readonly #api: ApiClient;
  readonly #random: SeededRandom;
  readonly #campaignId: string;
  readonly #fresh: string[];
  readonly #out: string[] = [];
  readonly #open = new Set<Promise<unknown>>();
  /** One client at a time for each enrollment: what each is answered is then known beforehand. */
  readonly #busy = new Set<string>();
  #asked = 0;

  constructor(api: ApiClient, random: SeededRandom, campaignId: string, recordIds: readonly string[]) {
    this.#api = api;
    this.#random = random;
    this.#campaignId = campaignId;
    this.#fresh = [...recordIds];
  }

  /** Requests that have no answer yet. */
  get pending(): number {
    return this.#open.size;
  }

  /** Enrolls the next records, and now and then one that was taken out before. */
  enroll(count: number): Promise<void> {
    const recordIds = this.#fresh.splice(0, count);
    const returning = this.#random.chance(0.3) ? this.#out.splice(0, 2) : [];
    if (recordIds.length + returning.length === 0) return Promise.resolve();
    return this.#track(async () => {
      const answer = await this.#post(`/campaigns/${this.#campaignId}/enrollments`, {
        recordIds: [...recordIds, ...returning],
      });
      if (!this.#expect(answer, [200])) return;
      this.counts.enrolled += Number(answer.body['enrolled']);
      this.counts.reenrolled += returning.length;
    });
  }

  /** Takes out about this many of those that are active now, each by a request of its own. */
  unenrollSome(count: number): Promise<void> {
    if (this.#open.size >= PENDING_MOST) return Promise.resolve();
    return this.#track(async () => {
      const page = await this.#api.get(`/campaigns/${this.#campaignId}/enrollments?status=active&limit=200`);
      const listed = (page.body['items'] ?? []) as readonly Listed[];
      for (const enrollment of this.#random.shuffled(listed).slice(0, count))
        void this.unenroll(enrollment.id);
    });
  }

  unenroll(enrollmentId: string): Promise<void> {
    if (this.#busy.has(enrollmentId)) return Promise.resolve();
    this.#busy.add(enrollmentId);
    return this.#track(() => this.#takeOut(enrollmentId)).finally(() => this.#busy.delete(enrollmentId));
  }

  /** Resolves when every request has its answer. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  async #takeOut(enrollmentId: string): Promise<void> {
    const body = await this.#wish(enrollmentId);
    const answer = await this.#post(`/enrollments/${enrollmentId}/unenroll`, body);
    if (!this.#expect(answer, [200], ['enrollment_completed'])) return;
    this.counts.unenrolled += 1;
    const receipt = { id: String(answer.body['id']), body: answer.body };
    this.receipts.push(receipt);
    this.#out.push(String(answer.body['recordId']));
    if (this.#random.chance(AGAIN_SHARE)) await this.#again(enrollmentId, receipt);
    if (this.#random.chance(RESTORE_SHARE)) await this.#restore(enrollmentId);
  }

  async #wish(enrollmentId: string): Promise<Record<string, unknown>> {
    const reason = { reason: `wish ${this.#asked}` };
    if (!this.#random.chance(PREVIEW_SHARE)) return reason;
    const preview = await this.#api.get(`/enrollments/${enrollmentId}/unenroll-preview`);
    return preview.status === 200 ? { ...reason, expectVersion: preview.body['version'] } : reason;
  }

  /** With another key: as long as it stays out, the receipt is the same one. */
  async #again(enrollmentId: string, first: GivenReceipt): Promise<void> {
    const answer = await this.#post(`/enrollments/${enrollmentId}/unenroll`, {});
    if (!this.#expect(answer, [200])) return;
    this.counts.again += 1;
    if (answer.body['id'] !== first.id)
      this.surprises.push(
        `${enrollmentId}: a second receipt ${String(answer.body['id'])} beside ${first.id}`,
      );
  }

  async #restore(enrollmentId: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#random.between(0, RESTORE_WITHIN_MS)));
    const answer = await this.#post(`/enrollments/${enrollmentId}/restore`, {});
    if (!this.#expect(answer, [200], ['not_restorable'])) return;
    this.counts.restored += 1;
  }

  async #post(path: string, body: unknown): Promise<Answer & { readonly path: string }> {
    this.#asked += 1;
    return { ...(await this.#api.post(path, body, `crash-${this.#asked}-${this.#random.bits()}`)), path };
  }

  #expect(
    { status, body, path }: Answer & { readonly path: string },
    statuses: readonly number[],
    refusals: readonly string[] = [],
  ): boolean {
    if (statuses.includes(status)) return true;
    const code = String(body['code']);
    if (refusals.includes(code)) this.counts.refused += 1;
    else this.surprises.push(`${path}: ${status} ${code}: ${JSON.stringify(body).slice(0, 300)}`);
    return false;
  }

  #track(work: () => Promise<void>): Promise<void> {
    const done = work().catch((error: unknown) => {
      this.surprises.push(String(error));
    });
    this.#open.add(done);
    return done.finally(() => this.#open.delete(done));
  }
}
