/** What `main` hands to the HTTP frame. Route groups declare what they need beside this (see `route-groups.ts`). */
import type { HttpBindings } from '@hono/node-server';
import type { EventFeed } from '#engine/ports/event-feed';
import type { IdempotencyStore } from '#engine/ports/idempotency';
import type { Identity } from '#engine/ports/identity';
import type { SecretBox } from '#engine/ports/secret-box';
import type { Telemetry } from '#engine/ports/telemetry';

export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly reasons: readonly string[] };

export type HealthDeps = {
  /** Database reachable and migrations right; each reason a sentence for an operator. */
  readonly readiness: () => Promise<Readiness>;
  /** Prometheus text. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
};

export type FrameDeps = HealthDeps & {
  readonly identity: Identity;
  readonly idempotency: IdempotencyStore;
  readonly secretBox: SecretBox;
  readonly telemetry: Telemetry;
  readonly events: EventFeed;
  /** Address in links; its host is one that browsers may come from. */
  readonly publicUrl: () => URL;
  /** Shown in the OpenAPI document. */
  readonly version: string;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Folder of the built web application, or undefined when there is none. */
  readonly webRoot: string | undefined;
  /** Aborts when the process stops: open streams end, nothing new is awaited. */
  readonly stopping: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** Tests: every answer is checked against the schema its route declares. */
  readonly verifyAnswers?: boolean;
};

export type Limits = {
  readonly jsonBytes: number;
  readonly requestTimeoutMs: number;
  /** A reservation silent for longer belongs to a dead process. */
  readonly idempotencyLeaseMs: number;
  /** How long a second request with a running key waits for the first. */
  readonly idempotencyWaitMs: number;
  readonly heartbeatMs: number;
};

export const DEFAULT_LIMITS: Limits = {
  jsonBytes: 1024 * 1024,
  requestTimeoutMs: 30_000,
  idempotencyLeaseMs: 5_000,
  idempotencyWaitMs: 10_000,
  heartbeatMs: 15_000,
};

export type AppEnv = {
  /** Absent when the app is called without a server (`app.request` in tests). */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string | undefined;
    /** The matched route's pattern, for metrics. */
    route: string | undefined;
    /** For `script-src` and `style-src` of the page being answered. */
    nonce: string | undefined;
  };
};
