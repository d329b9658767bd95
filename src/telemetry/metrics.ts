/** Prometheus metrics, all named here. No label holds an id of a person, a record or a workspace: labels are for ever. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From a claim on an idle machine to a provider's deadline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'doorstep_' });
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name: `doorstep_${name}`, help, labelNames, registers: [registry] });
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name: `doorstep_${name}`, help, labelNames, registers: [registry] });
  const seconds = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Histogram<Label>({
      name: `doorstep_${name}_seconds`,
      help,
      labelNames,
      buckets: BUCKETS,
      registers: [registry],
    });

  return {
    registry,
    touchesClaimed: counter('touches_claimed_total', 'Touches moved to processing.', ['channel']),
    claimSeconds: seconds('claim', 'One claim.'),
    dispatchLagSeconds: seconds('dispatch_lag', 'How late the oldest touch of a claim was.', ['channel']),
    secondLooks: counter('second_looks_total', 'What the second look at the claim found.', ['verdict']),
    handOvers: counter('hand_overs_total', 'Hand-overs to providers by outcome.', [
      'channel',
      'provider',
      'outcome',
    ]),
    handOverSeconds: seconds('hand_over', 'One hand-over.', ['channel', 'provider']),
    touchesSettled: counter('touches_settled_total', 'Touches settled.', ['channel']),
    settleSeconds: seconds('settle', 'One settle.'),
    leasesLost: counter('leases_lost_total', 'Settles that found their lease gone.'),
    touchesUnknown: counter('touches_unknown_total', 'Touches that ended unknown.'),
    leasesExpired: counter('leases_expired_total', 'Leases that ran out.'),
    slotsTaken: gauge('sender_slots_taken', 'Slots in use at a sender by this process.', ['sender']),
    slotsTotal: gauge('sender_slots', 'Slots of a sender.', ['sender']),
    enrolled: counter('enrolled_total', 'Records enrolled.'),
    unenrolled: counter('unenrolled_total', 'Enrollments ended.', ['cause']),
    unenrollSeconds: seconds('unenroll', 'One unenrollment.'),
    restored: counter('restored_total', 'Restores, by refusal.', ['refusal']),
    campaignChangeSeconds: seconds('campaign_change', 'Pause, resume, launch, archive.', ['to']),
    suppressed: counter('suppressed_total', 'Suppressions made.', ['kind']),
    piecesLocked: counter('pieces_locked_total', 'Mail pieces locked with their batch.'),
    batchLateSeconds: seconds('batch_late', 'How long after its cut-off a batch was locked.'),
    jobs: counter('jobs_total', 'Jobs that ended.', ['kind', 'status']),
    jobSeconds: seconds('job', 'One job.', ['kind']),
    taskFailures: counter('task_failures_total', 'Background work that failed and is tried again.', ['task']),
    httpSeconds: seconds('http_request', 'HTTP requests.', ['method', 'route', 'status']),
    httpFaults: counter('http_faults_total', 'Requests that met a fault of ours.'),
    signIns: counter('sign_ins_total', 'Attempts to sign in.', ['outcome']),
    eventStreams: gauge('event_streams', 'Open event streams.'),
  };
}
