/** Steps of the protocol that hold up the guarantees, each left out once: the simulation must see every one. */
import type { Store } from '#engine/ports';
import type { UnenrollStore } from '#engine/ports/unenroll-store';
import type { Planted } from './plant.ts';

/** Changes the operations about enrollments wherever they are used, inside transactions too. */
function withUnenroll(store: Store, change: (unenroll: UnenrollStore) => Partial<UnenrollStore>): Store {
  return {
    ...store,
    unenroll: { ...store.unenroll, ...change(store.unenroll) },
    transaction: (work) =>
      store.transaction((tx) => work({ ...tx, unenroll: { ...tx.unenroll, ...change(tx.unenroll) } })),
  };
}

const withDispatch = (
  store: Store,
  change: (dispatch: Store['dispatch']) => Partial<Store['dispatch']>,
): Store => ({
  ...store,
  dispatch: { ...store.dispatch, ...change(store.dispatch) },
});

/** Every look at an audience is made as if people had named each record. */
function withNamedMode(store: Store): Store {
  const judging = ({ enrolling }: Pick<Store, 'enrolling'>): Store['enrolling'] => ({
    ...enrolling,
    judge: (workspaceId, rules, recordIds) =>
      enrolling.judge(workspaceId, { ...rules, mode: 'named' }, recordIds),
  });
  return {
    ...store,
    transaction: (work) => store.transaction((tx) => work({ ...tx, enrolling: judging(tx) })),
  };
}

export const PLANTED: readonly Planted[] = [
  {
    name: 'a claim that takes whatever was due, in any state',
    seenBy: [/touch transition/, /^G/, /lease/, /order/, /one scheduled/],
    sql: [
      [
        'claim_touches',
        "and t.status = 'scheduled' and t.batch_id is null and t.due_at <= v_now",
        'and t.batch_id is null and t.due_at <= v_now',
      ],
      ['claim_touches', "t.ctid = any (v_rows) and t.status = 'scheduled'", 't.ctid = any (v_rows)'],
    ],
  },
  {
    name: 'a settle that does not ask whether the enrollment has ended',
    seenBy: [/^G1 nothing scheduled/],
    sql: [
      [
        'settle_touches',
        "coalesce(e.status, 'active') as enrollment_status",
        "'active'::text as enrollment_status",
      ],
    ],
  },
  {
    name: 'a settle that believes everybody active because everything was sent',
    seenBy: [/^G1 nothing scheduled/, /^G5 completing/],
    sql: [['settle_touches', 'v_plain := v_plain and v_others is null', 'v_plain := v_plain']],
  },
  {
    name: 'an expired lease that is sent again',
    seenBy: [/lease/, /outcome is what was said/, /^G4/, /^G5 messages/],
    sql: [
      [
        'settle_touches',
        "when 'unknown' then 'unknown' when 'expired' then 'unknown'",
        "when 'unknown' then 'unknown' when 'expired' then 'scheduled'",
      ],
    ],
    store: (store) =>
      withDispatch(store, (dispatch) => ({
        settle: (request) =>
          dispatch.settle({
            ...request,
            settlements: request.settlements.map((one) =>
              one.outcome === 'expired' ? { ...one, next: null } : one,
            ),
          }),
      })),
  },
  {
    name: 'a deferred touch that is scheduled again after the end of its enrollment',
    seenBy: [/^G1 nothing scheduled/],
    sql: [
      [
        'settle_touches',
        "when i.enrollment_status = 'active' then 'scheduled' else 'cancelled' end end",
        "else 'scheduled' end end",
      ],
    ],
  },
  {
    name: 'a restore that does not bring back the next touch',
    seenBy: [/^G3/],
    store: (store) =>
      withUnenroll(store, (unenroll) => ({
        restore: (workspaceId, enrollment, plan, actor) =>
          unenroll.restore(workspaceId, enrollment, plan.kind === 'next' ? { kind: 'wait' } : plan, actor),
      })),
  },
  {
    name: 'a counter that forgets where a skipped touch came from',
    seenBy: [/^G5 counters/],
    sql: [
      [
        'settle_touches',
        "case c.outcome when 'skipped' then 'scheduled' else 'processing' end",
        "'processing'",
      ],
    ],
  },
  {
    name: 'a touch that joins a batch that is being locked',
    theme: 'mail',
    seenBy: [/batches/],
    sql: [['join_batches', "and b.key = i.key and b.status = 'open'", 'and b.key = i.key']],
  },
  {
    name: 'a skip that does not bring the next touch',
    seenBy: [/^G3/],
    sql: [
      [
        'settle_touches',
        "c.next_due is not null and c.outcome not in ('deferred', 'mailed')",
        "c.next_due is not null and c.outcome not in ('deferred', 'mailed', 'skipped')",
      ],
    ],
  },
  {
    name: 'a settle by whoever comes, lease or no lease',
    seenBy: [/lease/, /touch transition/, /^G5/, /^G4/],
    refusedBy: /unique constraint "touches_one_scheduled"/,
    sql: [
      ['settle_touches', 't.lease_owner = p_owner and t.attempts = i.attempt', 'true'],
      ['settle_touches', 't.lease_owner = p_owner', 'true'],
      ['settle_touches', 't.attempts = coalesce(v_attempt, p_attempts[i.n])', 'true'],
      [
        'settle_touches',
        "else t.status = 'processing' and true",
        "else t.status in ('processing', 'unknown')",
      ],
      ['settle_touches', 'and t.lease_until is not null end', 'end'],
    ],
  },
  {
    name: 'a second look that finds no suppression',
    seenBy: [/second look/],
    sql: [['look_again', 'when v_any_suppression and (', 'when false and (']],
  },
  {
    name: 'a batch that is locked although its campaign is paused',
    theme: 'mail',
    seenBy: [/second look/],
    sql: [['lock_batch_piece', "and b.id = p_batch and c.status = 'active'", 'and b.id = p_batch']],
  },
  {
    name: 'a claim that counts only its own slots',
    seenBy: [/slots/],
    sql: [['claim_touches', 's.process_id <> p_owner', 'false']],
  },
  {
    name: 'a receipt that forgets what is only planned',
    seenBy: [/^G1 receipt/],
    sql: [
      ['unenroll_enrollments', 'and s.removed_at is null\n', 'and s.removed_at is not null\n'],
      ['unenroll_enrollments', 'then i.planned else', "then '[]'::jsonb else"],
    ],
  },
  {
    name: 'a stop that leaves the scheduled touch as it is',
    seenBy: [/^G1 nothing scheduled/],
    sql: [
      [
        'unenroll_enrollments',
        "and t.enrollment_id = any (v_ids) and t.status = 'scheduled'",
        'and t.enrollment_id = any (v_ids) and false',
      ],
    ],
  },
  {
    name: 'an enrollment by filter that takes whoever was taken out before',
    seenBy: [/nobody is brought back/],
    store: (store) => withNamedMode(store),
  },
];
