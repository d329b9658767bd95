/**
 * The providers of a world. They remember every message they took, by whomever and however late, and every answer they
 * gave: the checks believe them, not the engine.
 */
import type { Outcome, RejectClass, RenderedMessage } from '#engine/ports/channel';
import type { SeededRandom } from '#test/seeded-random';

export type Received = {
  readonly touch: string;
  readonly workspaceId: string;
  readonly attempt: number;
  readonly atMs: number;
  readonly step: number;
  readonly process: string;
  readonly message: RenderedMessage;
};

/** How often each answer comes; `lost`: taken, but the connection breaks before the answer. */
export type ProviderMood = {
  readonly accepted: number;
  readonly deferred: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly lost: number;
  readonly thrown: number;
};

export type Answer = { readonly kind: 'outcome'; readonly outcome: Outcome } | { readonly kind: 'throw' };

export const FRIENDLY: ProviderMood = {
  accepted: 1,
  deferred: 0,
  rejected: 0,
  unknown: 0,
  lost: 0,
  thrown: 0,
};

export class SimulatedProviders {
  readonly received = new Map<string, Received[]>();
  /** `<touch> <attempt>` → what was said, also when nobody heard it. */
  readonly said = new Map<string, Answer>();
  /** In the order they came, for the checks of one step. */
  readonly log: Received[] = [];
  mood: ProviderMood;
  readonly #random: SeededRandom;

  constructor(random: SeededRandom, mood: ProviderMood) {
    this.#random = random;
    this.mood = mood;
  }

  /** The message reaches the provider: from here on what it did is done. */
  take(message: Received): Answer {
    const { mood } = this;
    const kind = this.#random.weighted<keyof ProviderMood>([
      [mood.accepted, 'accepted'],
      [mood.deferred, 'deferred'],
      [mood.rejected, 'rejected'],
      [mood.unknown, 'unknown'],
      [mood.lost, 'lost'],
      [mood.thrown, 'thrown'],
    ]);
    const taken =
      kind === 'accepted' ||
      kind === 'lost' ||
      ((kind === 'unknown' || kind === 'thrown') && this.#random.chance(0.5));
    if (taken) {
      this.log.push(message);
      this.received.set(message.touch, [...(this.received.get(message.touch) ?? []), message]);
    }
    const answer = this.#answer(kind, message);
    this.said.set(`${message.touch} ${message.attempt}`, answer);
    return answer;
  }

  #answer(kind: keyof ProviderMood, { touch, atMs }: Received): Answer {
    const random = this.#random;
    switch (kind) {
      case 'accepted':
        return outcome({
          kind: 'accepted',
          providerMessageId: `m-${touch}`,
          cost: random.chance(0.2) ? '0.0123' : null,
        });
      case 'deferred': {
        const retryAt = random.chance(0.3) ? new Date(atMs + random.between(-1_000, 600_000)) : null;
        return outcome({ kind: 'deferred', retryAt, code: 'busy', detail: 'try later' });
      }
      case 'rejected': {
        const refused = random.pick<RejectClass>(['recipient', 'opted_out', 'content', 'recipient']);
        return outcome({ kind: 'rejected', class: refused, code: `refused_${refused}`, detail: 'no' });
      }
      case 'thrown':
        return { kind: 'throw' };
      case 'unknown':
      case 'lost':
        return outcome({ kind: 'unknown', code: 'connection_lost', detail: 'no answer' });
    }
  }
}

const outcome = (value: Outcome): Answer => ({ kind: 'outcome', outcome: value });

export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
}
