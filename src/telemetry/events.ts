/**
 * What each event becomes: its log level, and its metrics. One line per event and none missing (the table is checked
 * by the compiler), so that an operator can read here everything the program ever says.
 */
import type { TelemetryEvent, TelemetryEventName } from '#engine/ports/telemetry';
import type { Metrics } from './metrics.ts';

/** `debug`: many a second under load; the counters tell the same. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

type Of<Name extends TelemetryEventName> = Extract<TelemetryEvent, { name: Name }>;
type Rule<Name extends TelemetryEventName> = {
  readonly level: Level | ((event: Of<Name>) => Level);
  readonly measure?: (metrics: Metrics, event: Of<Name>) => void;
};

export const EVENTS: { readonly [Name in TelemetryEventName]: Rule<Name> } = {
  touches_claimed: {
    level: 'debug',
    measure: (metrics, { channel, count, durationMs, lagMs }) => {
      metrics.touchesClaimed.inc({ channel }, count);
      metrics.claimSeconds.observe(durationMs / 1000);
      metrics.dispatchLagSeconds.observe({ channel }, lagMs / 1000);
    },
  },
  touches_second_look: {
    level: 'debug',
    measure: (metrics, { verdict, count }) => metrics.secondLooks.inc({ verdict }, count),
  },
  touch_handed_over: {
    level: 'debug',
    measure: (metrics, { channel, provider, outcome, durationMs }) => {
      metrics.handOvers.inc({ channel, provider, outcome });
      metrics.handOverSeconds.observe({ channel, provider }, durationMs / 1000);
    },
  },
  touches_settled: {
    level: 'debug',
    measure: (metrics, { channel, count, durationMs }) => {
      metrics.touchesSettled.inc({ channel }, count);
      metrics.settleSeconds.observe(durationMs / 1000);
    },
  },
  lease_lost: { level: 'warn', measure: (metrics) => metrics.leasesLost.inc() },
  touch_unknown: { level: 'warn', measure: (metrics) => metrics.touchesUnknown.inc() },
  leases_expired: { level: 'warn', measure: (metrics, { count }) => metrics.leasesExpired.inc(count) },
  sender_failing: { level: 'warn' },
  slots: {
    level: 'debug',
    measure: (metrics, { senderId, taken, total }) => {
      metrics.slotsTaken.set({ sender: senderId }, taken);
      metrics.slotsTotal.set({ sender: senderId }, total);
    },
  },
  enrolled: { level: 'info', measure: (metrics, { count }) => metrics.enrolled.inc(count) },
  unenrolled: {
    level: 'info',
    measure: (metrics, { cause, durationMs }) => {
      metrics.unenrolled.inc({ cause });
      metrics.unenrollSeconds.observe(durationMs / 1000);
    },
  },
  restored: {
    level: 'info',
    measure: (metrics, { refusal }) => metrics.restored.inc({ refusal: refusal ?? 'none' }),
  },
  campaign_changed: {
    level: 'info',
    measure: (metrics, { to, durationMs }) =>
      metrics.campaignChangeSeconds.observe({ to }, durationMs / 1000),
  },
  suppressed: { level: 'info', measure: (metrics, { kind }) => metrics.suppressed.inc({ kind }) },
  batch_locked: {
    level: 'info',
    measure: (metrics, { pieces, lateMs }) => {
      metrics.piecesLocked.inc(pieces);
      metrics.batchLateSeconds.observe(Math.max(0, lateMs) / 1000);
    },
  },
  batch_moved: { level: 'warn' },
  job_started: { level: 'info' },
  job_finished: {
    level: ({ status }) => (status === 'failed' ? 'error' : 'info'),
    measure: (metrics, { kind, status, durationMs }) => {
      metrics.jobs.inc({ kind, status });
      metrics.jobSeconds.observe({ kind }, durationMs / 1000);
    },
  },
  process_started: { level: 'info' },
  process_stopping: { level: 'info' },
  process_stopped: { level: ({ forced }) => (forced ? 'warn' : 'info') },
  owner_declared_dead: { level: 'warn' },
  task_failed: { level: 'error', measure: (metrics, { task }) => metrics.taskFailures.inc({ task }) },
  http_request: {
    level: ({ status }) => (status >= 500 ? 'error' : 'debug'),
    measure: (metrics, { method, route, status, durationMs }) =>
      metrics.httpSeconds.observe({ method, route, status: String(status) }, durationMs / 1000),
  },
  http_fault: { level: 'error', measure: (metrics) => metrics.httpFaults.inc() },
  sign_in: { level: 'info', measure: (metrics, { outcome }) => metrics.signIns.inc({ outcome }) },
  event_stream: {
    level: 'debug',
    measure: (metrics, { change }) =>
      change === 'opened' ? metrics.eventStreams.inc() : metrics.eventStreams.dec(),
  },
};
