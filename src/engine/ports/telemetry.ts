/**
 * The seam to log, metrics and traces: one closed list of events. The engine says what happened; what becomes a log
 * line, a counter or a histogram is decided once, in `telemetry/events.ts`. No event carries a person's data:
 * ids, counts, codes and durations only.
 */
import type { ChannelName } from '#domain/touch/channel';

export type TelemetryEvent =
  // Dispatch
  | {
      readonly name: 'touches_claimed';
      readonly channel: ChannelName;
      readonly count: number;
      readonly durationMs: number;
      /** How late the oldest of them is. */
      readonly lagMs: number;
    }
  | { readonly name: 'touches_second_look'; readonly verdict: string; readonly count: number }
  | {
      readonly name: 'touch_handed_over';
      readonly channel: ChannelName;
      readonly provider: string;
      readonly outcome: 'accepted' | 'deferred' | 'rejected' | 'unknown';
      readonly durationMs: number;
    }
  | {
      readonly name: 'touches_settled';
      readonly channel: ChannelName;
      readonly count: number;
      readonly durationMs: number;
    }
  /** A settle found its lease gone: recorded, nothing overwritten. */
  | { readonly name: 'lease_lost'; readonly workspaceId: string; readonly touchId: string }
  | {
      readonly name: 'touch_unknown';
      readonly workspaceId: string;
      readonly touchId: string;
      readonly code: string;
    }
  | { readonly name: 'leases_expired'; readonly count: number }
  | {
      readonly name: 'sender_failing';
      readonly workspaceId: string;
      readonly senderId: string;
      readonly code: string;
    }
  | { readonly name: 'slots'; readonly senderId: string; readonly taken: number; readonly total: number }
  // People's acts
  | {
      readonly name: 'enrolled';
      readonly workspaceId: string;
      readonly campaignId: string;
      readonly count: number;
      readonly skipped: number;
    }
  | {
      readonly name: 'unenrolled';
      readonly workspaceId: string;
      readonly cause: string;
      readonly stopped: number;
      readonly continuing: number;
      readonly durationMs: number;
    }
  | { readonly name: 'restored'; readonly workspaceId: string; readonly refusal: string | null }
  | {
      readonly name: 'campaign_changed';
      readonly workspaceId: string;
      readonly campaignId: string;
      readonly to: string;
      readonly durationMs: number;
    }
  | {
      readonly name: 'suppressed';
      readonly workspaceId: string;
      readonly kind: string;
      readonly ended: number;
      readonly durationMs: number;
    }
  // Direct mail
  | {
      readonly name: 'batch_locked';
      readonly workspaceId: string;
      readonly batchId: string;
      readonly pieces: number;
      readonly lateMs: number;
    }
  | { readonly name: 'batch_moved'; readonly workspaceId: string; readonly batchId: string }
  // Jobs
  | {
      readonly name: 'job_started';
      readonly workspaceId: string;
      readonly jobId: string;
      readonly kind: string;
    }
  | {
      readonly name: 'job_finished';
      readonly workspaceId: string;
      readonly jobId: string;
      readonly kind: string;
      readonly status: 'succeeded' | 'failed' | 'cancelled';
      readonly done: number;
      readonly durationMs: number;
    }
  // Processes
  | { readonly name: 'process_started'; readonly role: string; readonly durationMs: number }
  | { readonly name: 'process_stopping'; readonly reason: string }
  | { readonly name: 'process_stopped'; readonly durationMs: number; readonly forced: boolean }
  | { readonly name: 'owner_declared_dead'; readonly ownerId: string; readonly freedSlots: number }
  /** Something of ours failed and is tried again: a tick, a fold, a sweep. `task` is one of our own words. */
  | { readonly name: 'task_failed'; readonly task: string; readonly error: unknown }
  // HTTP
  | {
      readonly name: 'http_request';
      readonly method: string;
      /** The route's pattern, never the path: paths carry tokens and ids. */
      readonly route: string;
      readonly status: number;
      readonly durationMs: number;
      readonly requestId: string;
    }
  /** A programmer error reached the edge: the client was told nothing, this tells us everything. */
  | {
      readonly name: 'http_fault';
      readonly method: string;
      readonly route: string;
      readonly requestId: string;
      readonly error: unknown;
    }
  | { readonly name: 'sign_in'; readonly outcome: 'succeeded' | 'failed' | 'limited' }
  | { readonly name: 'event_stream'; readonly change: 'opened' | 'closed' };

export type TelemetryEventName = TelemetryEvent['name'];

export interface Telemetry {
  /** Never throws and never waits. */
  emit(event: TelemetryEvent): void;
}
