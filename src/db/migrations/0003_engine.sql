-- The hot statements of the protocol (ARCHITECTURE.md, "The life of a touch"). plpgsql on purpose: each statement
-- inside takes a new snapshot, so that what is read after a lock that waited is what the lock protects.
-- A line `--@pause <name>` marks a place where the race tests may hold a session; it is a comment otherwise.

create function iso(instant timestamptz) returns text
  language sql stable
  as $$ select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- A touch as receipts keep it.
create function touch_snapshot(t touches) returns jsonb
  language sql stable
  as $$
    select jsonb_strip_nulls(jsonb_build_object(
      'n', t.sequence_number, 'channel', t.channel, 'status', t.status, 'reason', t.reason,
      'dueAt', iso(t.due_at), 'sendDate', t.send_date, 'locksAt', iso(t.locks_at),
      'processingAt', iso(t.processing_at), 'acceptedAt', iso(t.accepted_at), 'sentAt', iso(t.sent_at),
      'batchId', t.batch_id, 'cost', t.cost))
  $$;

-- What a preview remembers of a touch, to tell later whether it moved.
create function touch_fingerprint(t touches) returns text
  language sql stable
  as $$ select t.status || ':' || t.attempts || ':' || (extract(epoch from t.due_at) * 1000)::bigint $$;

-- Why a due touch may not go now; 'go' when it may. The second look of product.md section 4.
create function touch_verdict(
  p_channel text, p_sequence sequences, p_record records, p_recipient records,
  p_window_ends_at timestamptz, p_now timestamptz, p_any_suppression boolean
) returns text
  language plpgsql stable
  as $$
declare
  v_kind text := case p_channel when 'email' then 'email' when 'sms' then 'phone' else 'address' end;
  v_value text;
begin
  if p_sequence.number is null or p_sequence.removed_at is not null then return 'sequence_removed'; end if;
  if p_record.deleted_at is not null then return 'deleted'; end if;
  v_value := case
    when p_channel = 'email' then p_recipient.reach_email
    when p_channel = 'sms' then p_recipient.reach_phone
    when p_record.type = 'property' and p_record.mail_to = 'property' then p_record.mail_key
    else p_recipient.mail_key end;
  if v_value is null then
    return case p_channel when 'email' then 'no_email' when 'sms' then 'no_phone' else 'no_address' end;
  end if;
  if p_any_suppression and exists (
    select 1 from suppressions s
     where s.workspace_id = p_record.workspace_id and s.lifted_at is null and s.scope in ('all', p_channel)
       and (s.kind, s.value) in ((v_kind, v_value), ('record', p_record.id::text), ('record', p_recipient.id::text)))
  then return 'suppressed'; end if;
  if p_sequence.held_at is not null then return 'held'; end if;
  if p_now >= p_window_ends_at then return 'window'; end if;
  return 'go';
end
$$;

-- Claim: email and SMS. Waits for nothing (SKIP LOCKED on every lock). Takes at most as many touches as the sender
-- has free slots now. Returns every touch it looked at, with the verdict; only those with 'go' are now processing.
create function claim_touches(
  p_workspace uuid, p_sender uuid, p_channel text, p_lanes uuid[], p_owner uuid,
  p_mine integer, p_limit integer, p_lease_ms integer, p_dead_after_ms integer, p_ignore_windows boolean
) returns table (
  enrollment_id uuid, sequence_number smallint, campaign_id uuid, record_id uuid, recipient_id uuid, verdict text,
  attempt smallint, planned_at timestamptz, due_at timestamptz, first_attempt_at timestamptz,
  processing_at timestamptz, send_date date, zones text[], states text[], plan_version integer
)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  v_now timestamptz;
  v_at timestamptz;
  v_free integer;
  v_taken integer;
  v_any_suppression boolean;
  v_enrollments uuid[];
  v_numbers smallint[];
begin
  select slots into v_free from senders
   where workspace_id = p_workspace and id = p_sender and status = 'ok'
     for no key update skip locked;
  if not found then return; end if;
  v_now := doorstep_now();
  select v_free - p_mine - coalesce(sum(s.in_use), 0)::integer into v_free
    from sender_slots s join processes p on p.id = s.process_id
   where s.workspace_id = p_workspace and s.sender_id = p_sender and s.process_id <> p_owner
     and p.heartbeat_at > v_now - make_interval(secs => p_dead_after_ms / 1000.0);
  v_free := least(v_free, p_limit);
  if v_free <= 0 then return; end if;

  -- The campaign is shared inside the locking query and joined to what is taken: a lock that nothing reads is
  -- dropped from the plan without a word.
  with lane as (
    select c.id from campaigns c
     where c.workspace_id = p_workspace and c.id = any (p_lanes) and c.status = 'active'
     order by c.id
       for key share skip locked
  ), due as (
    select d.enrollment_id, d.sequence_number
      from lane cross join lateral (
        select t.enrollment_id, t.sequence_number from touches t
         where t.workspace_id = p_workspace and t.campaign_id = lane.id and t.channel = p_channel
           and t.status = 'scheduled' and t.batch_id is null and t.due_at <= v_now
         order by t.due_at
         limit v_free
           for no key update skip locked) d
     limit v_free
  )
  select array_agg(due.enrollment_id), array_agg(due.sequence_number) into v_enrollments, v_numbers from due;
  if v_enrollments is null then return; end if;
  --@pause claim.locked

  v_at := doorstep_now();
  v_any_suppression := exists (
    select 1 from suppressions s where s.workspace_id = p_workspace and s.lifted_at is null);
  return query
  with looked as materialized (
    select t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, c.id as recipient_id,
           touch_verdict(p_channel, s, r, c, case when p_ignore_windows then null else t.window_ends_at end,
                         v_at, v_any_suppression) as verdict,
           (t.attempts + 1)::smallint as attempt, t.planned_at, t.due_at,
           coalesce(t.first_attempt_at, v_at) as first_attempt_at,
           t.send_date, r.zones, r.states, p.version as plan_version
      from unnest(v_enrollments, v_numbers) w (enrollment_id, sequence_number)
      join touches t on t.workspace_id = p_workspace and t.enrollment_id = w.enrollment_id
                    and t.sequence_number = w.sequence_number
      join records r on r.workspace_id = p_workspace and r.id = t.record_id
      join campaign_plans p on p.workspace_id = p_workspace and p.campaign_id = t.campaign_id
      left join records c on c.workspace_id = p_workspace
                         and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
      left join sequences s on s.workspace_id = p_workspace and s.campaign_id = t.campaign_id
                           and s.number = t.sequence_number
  ), taken as (
    update touches t
       set status = 'processing', processing_at = v_at, attempts = l.attempt, first_attempt_at = l.first_attempt_at,
           lease_owner = p_owner, lease_until = v_at + make_interval(secs => p_lease_ms / 1000.0),
           sender_id = p_sender
      from looked l
     where t.workspace_id = p_workspace and t.enrollment_id = l.enrollment_id
       and t.sequence_number = l.sequence_number and t.status = 'scheduled' and l.verdict = 'go'
    returning t.campaign_id, t.sequence_number, t.channel
  ), counted as (
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, k.campaign_id, 't:' || k.sequence_number || ':' || k.channel || ':' || k.status, sum(k.delta)
      from (select taken.*, 'scheduled' as status, -1 as delta from taken
            union all select taken.*, 'processing', 1 from taken) k
     group by k.campaign_id, k.sequence_number, k.channel, k.status
  )
  select l.enrollment_id, l.sequence_number, l.campaign_id, l.record_id, l.recipient_id, l.verdict, l.attempt,
         l.planned_at, l.due_at, l.first_attempt_at, v_at, l.send_date, l.zones, l.states, l.plan_version
    from looked l;

  select count(*)::integer into v_taken from unnest(v_enrollments) x;
  insert into sender_slots (workspace_id, sender_id, process_id, in_use)
  values (p_workspace, p_sender, p_owner, p_mine + v_taken)
  on conflict (workspace_id, sender_id, process_id) do update set in_use = excluded.in_use;
  --@pause claim.before_commit
end
$$;

-- One piece of a batch that has stopped taking joiners: at most p_limit touches, waiting for their locks.
-- Called in a transaction of its own, again and again until it returns nothing; 'go' rows are now processing,
-- the others are the caller's to skip before it calls again.
create function lock_batch_piece(
  p_workspace uuid, p_batch uuid, p_sender uuid, p_limit integer
) returns table (
  enrollment_id uuid, sequence_number smallint, campaign_id uuid, record_id uuid, recipient_id uuid, verdict text,
  attempt smallint, planned_at timestamptz, due_at timestamptz, first_attempt_at timestamptz,
  processing_at timestamptz, send_date date, zones text[], states text[], plan_version integer
)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  v_at timestamptz;
  v_any_suppression boolean;
  v_enrollments uuid[];
  v_numbers smallint[];
begin
  -- Nothing may start processing once a pause has answered: the campaign is shared like in a claim.
  perform 1 from campaigns c join batches b on b.workspace_id = c.workspace_id and b.campaign_id = c.id
   where c.workspace_id = p_workspace and b.id = p_batch and c.status = 'active'
     for key share of c;
  if not found then return; end if;
  perform 1 from batches b where b.workspace_id = p_workspace and b.id = p_batch and b.status = 'locking' for no key update;
  if not found then return; end if;
  select array_agg(x.enrollment_id), array_agg(x.sequence_number) into v_enrollments, v_numbers
    from (select t.enrollment_id, t.sequence_number from touches t
           where t.workspace_id = p_workspace and t.batch_id = p_batch and t.status = 'scheduled'
           order by t.enrollment_id, t.sequence_number
           limit p_limit
             for no key update) x;
  if v_enrollments is null then return; end if;
  --@pause lock.locked
  v_at := doorstep_now();
  v_any_suppression := exists (
    select 1 from suppressions s where s.workspace_id = p_workspace and s.lifted_at is null);
  return query
  with looked as materialized (
    select t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, c.id as recipient_id,
           touch_verdict('direct_mail', s, r, c, null, v_at, v_any_suppression) as verdict,
           t.attempts as attempt, t.planned_at, t.due_at, t.first_attempt_at,
           t.send_date, r.zones, r.states, p.version as plan_version
      from unnest(v_enrollments, v_numbers) w (enrollment_id, sequence_number)
      join touches t on t.workspace_id = p_workspace and t.enrollment_id = w.enrollment_id
                    and t.sequence_number = w.sequence_number and t.status = 'scheduled'
      join records r on r.workspace_id = p_workspace and r.id = t.record_id
      join campaign_plans p on p.workspace_id = p_workspace and p.campaign_id = t.campaign_id
      left join records c on c.workspace_id = p_workspace
                         and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
      left join sequences s on s.workspace_id = p_workspace and s.campaign_id = t.campaign_id
                           and s.number = t.sequence_number
  ), taken as (
    update touches t
       set status = 'processing', processing_at = v_at, retry_at = v_at, sender_id = p_sender
      from looked l
     where t.workspace_id = p_workspace and t.enrollment_id = l.enrollment_id
       and t.sequence_number = l.sequence_number and t.status = 'scheduled' and l.verdict in ('go', 'held')
    returning t.campaign_id, t.sequence_number, t.channel
  ), counted as (
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, k.campaign_id, 't:' || k.sequence_number || ':' || k.channel || ':' || k.status, sum(k.delta)
      from (select taken.*, 'scheduled' as status, -1 as delta from taken
            union all select taken.*, 'processing', 1 from taken) k
     group by k.campaign_id, k.sequence_number, k.channel, k.status
  )
  select l.enrollment_id, l.sequence_number, l.campaign_id, l.record_id, l.recipient_id,
         case l.verdict when 'held' then 'go' else l.verdict end, l.attempt,
         l.planned_at, l.due_at, l.first_attempt_at, v_at, l.send_date, l.zones, l.states, l.plan_version
    from looked l;
end
$$;

-- Claim for hand-over: pieces of locked batches. They are committed already, so neither campaign nor enrollment is
-- asked again; the lease runs only from here to the settle.
create function claim_pieces(
  p_workspace uuid, p_sender uuid, p_owner uuid,
  p_mine integer, p_limit integer, p_lease_ms integer, p_dead_after_ms integer
) returns table (
  enrollment_id uuid, sequence_number smallint, campaign_id uuid, record_id uuid, recipient_id uuid, verdict text,
  attempt smallint, planned_at timestamptz, due_at timestamptz, first_attempt_at timestamptz,
  processing_at timestamptz, send_date date, zones text[], states text[], plan_version integer
)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  v_now timestamptz;
  v_free integer;
  v_taken integer;
begin
  select slots into v_free from senders
   where workspace_id = p_workspace and id = p_sender and status = 'ok'
     for no key update skip locked;
  if not found then return; end if;
  v_now := doorstep_now();
  select v_free - p_mine - coalesce(sum(s.in_use), 0)::integer into v_free
    from sender_slots s join processes p on p.id = s.process_id
   where s.workspace_id = p_workspace and s.sender_id = p_sender and s.process_id <> p_owner
     and p.heartbeat_at > v_now - make_interval(secs => p_dead_after_ms / 1000.0);
  v_free := least(v_free, p_limit);
  if v_free <= 0 then return; end if;
  return query
  with waiting as materialized (
    select t.enrollment_id, t.sequence_number from touches t
     where t.workspace_id = p_workspace and t.status = 'processing' and t.batch_id is not null
       and t.accepted_at is null and t.lease_until is null and t.retry_at <= v_now
     order by t.retry_at
     limit v_free
       for no key update skip locked
  ), taken as (
    update touches t
       set attempts = t.attempts + 1, first_attempt_at = coalesce(t.first_attempt_at, v_now), lease_owner = p_owner,
           lease_until = v_now + make_interval(secs => p_lease_ms / 1000.0), sender_id = p_sender
      from waiting w
     where t.workspace_id = p_workspace and t.enrollment_id = w.enrollment_id
       and t.sequence_number = w.sequence_number and t.status = 'processing' and t.lease_until is null
    returning t.*
  )
  select t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, c.id, 'go'::text, t.attempts,
         t.planned_at, t.due_at, t.first_attempt_at, t.processing_at,
         t.send_date, r.zones, r.states, p.version
    from taken t
    join records r on r.workspace_id = p_workspace and r.id = t.record_id
    join campaign_plans p on p.workspace_id = p_workspace and p.campaign_id = t.campaign_id
    left join records c on c.workspace_id = p_workspace
                       and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end;
  get diagnostics v_taken = row_count;
  insert into sender_slots (workspace_id, sender_id, process_id, in_use)
  values (p_workspace, p_sender, p_owner, p_mine + v_taken)
  on conflict (workspace_id, sender_id, process_id) do update set in_use = excluded.in_use;
end
$$;

-- Settle: what became of touches, what comes next, and the end of an enrollment, for many at once.
--   outcome    leaves                             enters
--   sent       processing (holder)                sent
--   accepted   processing (holder), mail          processing, accepted_at set; the next touch may be scheduled
--   deferred   processing (holder)                scheduled | cancelled when the enrollment has ended | mail: processing
--   failed     processing (holder)                failed
--   unknown    processing (holder)                unknown
--   expired    processing, lease over             unknown
--   mailed     processing, accepted (mail)        sent
--   skipped    scheduled                          skipped
-- Returns only what did not go through: 'plan_moved' (nothing was done: load the plan again), 'batch_closed' (that row
-- was left: choose a later date), 'lost' (the state it leaves was left by somebody else; recorded, nothing overwritten).
create function settle_touches(
  p_workspace uuid, p_owner uuid, p_campaigns uuid[], p_plan_versions integer[],
  p_enrollments uuid[], p_numbers smallint[], p_outcomes text[], p_attempts smallint[],
  p_reasons text[], p_details text[], p_provider_ids text[], p_retries timestamptz[], p_costs bigint[],
  p_next_numbers smallint[], p_next_channels text[], p_next_planned timestamptz[], p_next_due timestamptz[],
  p_next_locks timestamptz[], p_next_windows timestamptz[], p_next_dates date[], p_next_keys text[],
  p_next_batches uuid[], p_next_costs bigint[], p_ledger_ids uuid[]
) returns table (enrollment_id uuid, sequence_number smallint, result text)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  v_at timestamptz;
  v_held integer;
  v_ids uuid[];
  v_statuses text[];
  v_causes text[];
  v_campaigns uuid[];
  v_completing smallint[];
  v_closed text[] := '{}';
begin
  -- The plan that the next touches were worked out from must still be the plan. A row that was waited for is looked
  -- at again by the lock itself: version and gate stand in its condition.
  v_at := doorstep_now();
  select count(*)::integer into v_held from (
    select 1 from campaign_plans p
      join unnest(p_campaigns, p_plan_versions) v (campaign_id, version)
        on p.campaign_id = v.campaign_id and p.version = v.version
     where p.workspace_id = p_workspace and (p.gate_until is null or p.gate_until < v_at)
     order by p.campaign_id
       for key share of p) x;
  if v_held < cardinality(p_campaigns) then
    return query select null::uuid, null::smallint, 'plan_moved'::text;
    return;
  end if;
  --@pause settle.plan_shared

  select array_agg(x.id), array_agg(x.status), array_agg(x.cause), array_agg(x.campaign_id), array_agg(x.completing)
    into v_ids, v_statuses, v_causes, v_campaigns, v_completing
    from (select e.id, e.status, e.cause, e.campaign_id, e.completing from enrollments e
           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
             for no key update) x;
  --@pause settle.enrollments_owned

  if p_next_keys is not null then
    insert into batches (workspace_id, id, campaign_id, sequence_number, key, send_date, due_at, locks_at, status)
    select p_workspace, min(i.batch_id::text)::uuid, e.campaign_id, i.next_number, i.next_key,
           min(i.next_date), min(i.next_due), min(i.next_locks), 'open'
      from unnest(p_enrollments, p_next_numbers, p_next_keys, p_next_batches, p_next_dates, p_next_due, p_next_locks)
             i (enrollment_id, next_number, next_key, batch_id, next_date, next_due, next_locks)
      join unnest(v_ids, v_statuses, v_campaigns) e (id, status, campaign_id) on e.id = i.enrollment_id
     where i.next_key is not null and e.status = 'active'
     group by e.campaign_id, i.next_number, i.next_key
    on conflict (workspace_id, campaign_id, sequence_number, key) do nothing;
    -- FOR SHARE, not KEY SHARE: it must stand against the owner of the batch, who is about to lock it.
    perform 1 from (
      select b.id from batches b
       where b.workspace_id = p_workspace and b.campaign_id = any (v_campaigns)
         and (b.sequence_number, b.key) in (select * from unnest(p_next_numbers, p_next_keys))
       order by b.id
         for share) x;
    select coalesce(array_agg(b.campaign_id || ':' || b.sequence_number || ':' || b.key), '{}') into v_closed
      from batches b
     where b.workspace_id = p_workspace and b.campaign_id = any (v_campaigns) and b.status <> 'open'
       and (b.sequence_number, b.key) in (select * from unnest(p_next_numbers, p_next_keys));
    --@pause settle.batches_shared
  end if;

  if 'skipped' = any (p_outcomes) then
    -- The only outcome that leaves `scheduled`, where others may hold the touch: locked in order.
    perform 1 from (
      select 1 from touches t
       where t.workspace_id = p_workspace and t.enrollment_id = any (p_enrollments) and t.status = 'scheduled'
       order by t.enrollment_id, t.sequence_number
         for no key update) x;
  end if;

  v_at := doorstep_now();
  return query
  with input as materialized (
    select i.*, e.status as enrollment_status, e.cause, e.campaign_id, e.completing,
           i.next_key is not null and e.status = 'active'
             and (e.campaign_id || ':' || i.next_number || ':' || i.next_key) = any (v_closed) as closed
      from unnest(p_enrollments, p_numbers, p_outcomes, p_attempts, p_reasons, p_details, p_provider_ids, p_retries,
                  p_costs, p_next_numbers, p_next_channels, p_next_planned, p_next_due, p_next_locks, p_next_windows,
                  p_next_dates, p_next_keys, p_next_costs, p_ledger_ids)
             i (enrollment_id, number, outcome, attempt, reason, detail, provider_id, retry_at,
                cost, next_number, next_channel, next_planned, next_due, next_locks, next_window,
                next_date, next_key, next_cost, ledger_id)
      join unnest(v_ids, v_statuses, v_causes, v_campaigns, v_completing)
             e (id, status, cause, campaign_id, completing) on e.id = i.enrollment_id
  ), changed as (
    update touches t set
      status = case i.outcome
        when 'sent' then 'sent' when 'mailed' then 'sent' when 'failed' then 'failed'
        when 'unknown' then 'unknown' when 'expired' then 'unknown' when 'skipped' then 'skipped'
        when 'accepted' then 'processing'
        else case when t.batch_id is not null then 'processing'
                  when i.enrollment_status = 'active' then 'scheduled' else 'cancelled' end end,
      reason = case when i.outcome in ('sent', 'mailed', 'accepted') then null
        when i.outcome = 'expired' then 'lease_expired'
        when i.outcome = 'deferred' then
          case when t.batch_id is not null or i.enrollment_status = 'active' then i.reason
               else case i.cause when 'opted_out' then 'opted_out' when 'campaign_ended' then 'campaign_ended'
                                 when 'record_deleted' then 'record_deleted' else 'unenrolled' end end
        else i.reason end,
      detail = i.detail,
      provider_message_id = coalesce(i.provider_id, t.provider_message_id),
      cost = coalesce(i.cost, t.cost),
      accepted_at = case when i.outcome in ('sent', 'accepted') then v_at else t.accepted_at end,
      sent_at = case when i.outcome in ('sent', 'mailed') then v_at else t.sent_at end,
      finished_at = case
        when i.outcome in ('sent', 'mailed', 'failed', 'unknown', 'expired', 'skipped') then v_at
        when i.outcome = 'deferred' and t.batch_id is null and i.enrollment_status <> 'active' then v_at end,
      processing_at = case when i.outcome = 'deferred' and t.batch_id is null then null else t.processing_at end,
      due_at = case when i.outcome = 'deferred' and t.batch_id is null then i.retry_at else t.due_at end,
      locks_at = case when i.outcome = 'deferred' and t.batch_id is null then i.retry_at else t.locks_at end,
      retry_at = case when i.outcome = 'deferred' and t.batch_id is not null then i.retry_at end,
      lease_until = null,
      lease_owner = null
      from input i
     where t.workspace_id = p_workspace and t.enrollment_id = i.enrollment_id and t.sequence_number = i.number
       and not i.closed
       and case i.outcome
         when 'skipped' then t.status = 'scheduled'
         when 'mailed' then t.status = 'processing' and t.accepted_at is not null and t.lease_until is null
         when 'expired' then t.status = 'processing' and t.lease_until <= v_at and t.attempts = i.attempt
         else t.status = 'processing' and t.lease_owner = p_owner and t.attempts = i.attempt
           and t.lease_until is not null end
    returning t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, t.channel, t.status, t.cost, i.outcome,
              i.enrollment_status, i.completing, i.reason, i.detail, i.attempt, i.provider_id, i.ledger_id,
              i.next_number, i.next_channel, i.next_planned, i.next_due, i.next_locks, i.next_window, i.next_date,
              i.next_key, i.next_cost
  ), next as (
    -- DO NOTHING: a touch that exists already must not undo the settling of the others.
    insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                         planned_at, due_at, locks_at, window_ends_at, scheduled_at, batch_id, send_date, cost)
    select p_workspace, c.enrollment_id, c.next_number, c.campaign_id, c.record_id, c.next_channel, 'scheduled',
           coalesce(c.next_planned, c.next_due),
           -- The application's clock may be behind by a little: nothing is due before what it follows.
           case when c.next_key is null then greatest(c.next_due, v_at) else c.next_due end,
           coalesce(c.next_locks, greatest(c.next_due, v_at)), c.next_window, v_at,
           b.id, c.next_date, coalesce(c.next_cost, 0)
      from changed c
      left join batches b on c.next_key is not null and b.workspace_id = p_workspace and b.campaign_id = c.campaign_id
                         and b.sequence_number = c.next_number and b.key = c.next_key
     where c.enrollment_status = 'active' and c.next_number is not null and c.outcome not in ('deferred', 'mailed')
    on conflict do nothing
    returning campaign_id, sequence_number, channel
  ), ending as (
    -- Nothing comes next and nothing else is open: each live sequence then has its one touch, all of them final.
    select c.enrollment_id, c.campaign_id, c.record_id from changed c
     where c.enrollment_status = 'active' and c.next_number is null and c.outcome not in ('deferred', 'accepted')
       and not exists (
         select 1 from touches o
          where o.workspace_id = p_workspace and o.enrollment_id = c.enrollment_id
            and o.sequence_number <> c.sequence_number and o.status in ('scheduled', 'processing'))
  ), passed as (
    -- Sequences put into the plan behind the place where this enrollment stood.
    insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status, reason,
                         planned_at, due_at, locks_at, scheduled_at, finished_at)
    select p_workspace, c.enrollment_id, s.number, c.campaign_id, c.record_id, s.channel, 'skipped', 'missed',
           v_at, v_at, v_at, v_at, v_at
      from ending c
      join sequences s on s.workspace_id = p_workspace and s.campaign_id = c.campaign_id and s.removed_at is null
     where not exists (
       select 1 from touches o
        where o.workspace_id = p_workspace and o.enrollment_id = c.enrollment_id and o.sequence_number = s.number)
    on conflict do nothing
    returning campaign_id, sequence_number, channel
  ), completed as (
    update enrollments e set status = 'completed', ended_at = v_at, version = e.version + 1
      from (select distinct ending.enrollment_id from ending) c
     where e.workspace_id = p_workspace and e.id = c.enrollment_id and e.status = 'active'
    returning e.campaign_id
  ), released as (
    update enrollments e set completing = greatest(0, e.completing - c.n), version = e.version + 1
      from (select changed.enrollment_id, count(*)::smallint as n from changed
             where changed.completing > 0 and changed.status <> 'processing' and changed.outcome <> 'skipped'
             group by changed.enrollment_id) c
     where e.workspace_id = p_workspace and e.id = c.enrollment_id and e.status = 'unenrolled'
    returning e.campaign_id, e.completing
  ), ledger as (
    insert into attempts (workspace_id, enrollment_id, sequence_number, id, attempt, at, outcome, applied, code, detail,
                          provider_message_id)
    select p_workspace, i.enrollment_id, i.number, i.ledger_id, coalesce(i.attempt, 0), v_at, i.outcome,
           true, i.reason, i.detail, i.provider_id
      from input i
      join changed c on c.enrollment_id = i.enrollment_id and c.sequence_number = i.number
     where i.ledger_id is not null
  ), counted as (
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, k.campaign_id, k.metric, sum(k.delta)
      from (
        select c.campaign_id, 't:' || c.sequence_number || ':' || c.channel || ':'
                 || case c.outcome when 'skipped' then 'scheduled' else 'processing' end as metric, -1 as delta
          from changed c where c.status <> 'processing'
        union all
        select c.campaign_id, 't:' || c.sequence_number || ':' || c.channel || ':' || c.status, 1
          from changed c where c.status <> 'processing'
        union all
        select n.campaign_id, 't:' || n.sequence_number || ':' || n.channel || ':scheduled', 1 from next n
        union all
        select p.campaign_id, 't:' || p.sequence_number || ':' || p.channel || ':skipped', 1 from passed p
        union all
        select d.campaign_id, 'e:active', -1 from completed d
        union all
        select d.campaign_id, 'e:completed', 1 from completed d
        union all
        select r.campaign_id, 'e:completing', -1 from released r where r.completing = 0
        union all
        select r.campaign_id, 'e:unenrolled', 1 from released r where r.completing = 0
      ) k
     group by k.campaign_id, k.metric
  )
  select i.enrollment_id, i.number, case when i.closed then 'batch_closed' else 'lost' end
    from input i
    left join changed c on c.enrollment_id = i.enrollment_id and c.sequence_number = i.number
   where c.enrollment_id is null;
  --@pause settle.before_commit
end
$$;

-- Unenroll: statement 1 owns the enrollments; statement 2, with a snapshot of its own, locks their open touches and
-- splits them. One statement for both would wait for a settle and then not see the touch it had just scheduled.
-- `p_projections[i]`: {"<sequence number>": {"dueAt", "sendDate", "locksAt", "cost"}} for touches not yet scheduled.
-- `p_expected[i]`: {"<sequence number>": fingerprint} of a preview, or null.
create function unenroll_enrollments(
  p_workspace uuid, p_enrollments uuid[], p_receipts uuid[], p_cause text, p_actor jsonb, p_reason text, p_note text,
  p_projections jsonb[], p_expected jsonb[], p_job uuid
) returns table (enrollment_id uuid, result text, receipt_id uuid)
  language plpgsql volatile
  as $$
#variable_conflict use_column
declare
  v_at timestamptz;
  v_ids uuid[];
  v_touch_reason text := case p_cause
    when 'opted_out' then 'opted_out' when 'campaign_ended' then 'campaign_ended'
    when 'record_deleted' then 'record_deleted' else 'unenrolled' end;
begin
  -- Only those still active are ended; the rest is told apart below, by what the locks showed.
  select array_agg(x.id) into v_ids
    from (select e.id, e.status from enrollments e
           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
             for no key update) x
   where x.status = 'active';
  --@pause unenroll.enrollments_owned
  if v_ids is not null then
    perform 1 from (
      select 1 from touches t
       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids)
         and t.status in ('scheduled', 'processing', 'unknown')
       order by t.enrollment_id, t.sequence_number
         for no key update) x;
    v_at := doorstep_now();
    with target as materialized (
      select e.id, e.campaign_id, e.record_id, e.version, i.receipt_id, i.projection, i.expected
        from enrollments e
        join unnest(p_enrollments, p_receipts, p_projections, p_expected) i (id, receipt_id, projection, expected)
          on i.id = e.id
       where e.workspace_id = p_workspace and e.id = any (v_ids) and e.status = 'active'
    ), before as materialized (
      select t.enrollment_id, t.sequence_number, t.campaign_id, t.channel, t.status, t.cost,
             touch_snapshot(t) as snapshot, touch_fingerprint(t) as fingerprint
        from touches t
       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids)
    ), stopped as (
      update touches t set status = 'cancelled', reason = v_touch_reason, finished_at = v_at
        from target g
       where t.workspace_id = p_workspace and t.enrollment_id = g.id and t.status = 'scheduled'
      returning t.enrollment_id, t.sequence_number, t.campaign_id, t.channel, t.cost
    ), split as materialized (
      select g.id,
             coalesce((select jsonb_agg(b.snapshot order by b.sequence_number) from before b
                        where b.enrollment_id = g.id and b.status = 'scheduled'), '[]')
             || coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                   'n', s.number, 'channel', s.channel, 'status', 'planned')
                                   || coalesce(g.projection -> s.number::text, '{}'))
                                 order by s.position)
                            from sequences s
                           where s.workspace_id = p_workspace and s.campaign_id = g.campaign_id
                             and s.removed_at is null
                             and not exists (select 1 from before b
                                              where b.enrollment_id = g.id and b.sequence_number = s.number)), '[]')
               as stops,
             coalesce((select jsonb_agg(b.snapshot order by b.sequence_number) from before b
                        where b.enrollment_id = g.id and b.status in ('processing', 'unknown')), '[]') as continues,
             (select count(*)::smallint from before b
               where b.enrollment_id = g.id and b.status = 'processing') as completing,
             case when g.expected is null then '[]' else
               coalesce((select jsonb_agg(b.snapshot order by b.sequence_number) from before b
                          where b.enrollment_id = g.id
                            and b.fingerprint is distinct from (g.expected ->> b.sequence_number::text)), '[]') end
               as changed
        from target g
    ), ended as (
      update enrollments e
         set status = 'unenrolled', cause = p_cause, ended_at = v_at, version = e.version + 1,
             receipt_id = g.receipt_id, completing = s.completing
        from target g join split s on s.id = g.id
       where e.workspace_id = p_workspace and e.id = g.id and e.status = 'active'
      returning e.id, e.campaign_id, e.version, e.completing
    ), written as (
      insert into receipts (workspace_id, id, enrollment_id, record_id, campaign_id, at, actor, cause, reason, note,
                            stops, continues, changed_since_preview, also_ended, enrollment_version, job_id)
      select p_workspace, g.receipt_id, g.id, g.record_id, g.campaign_id, v_at, p_actor, p_cause, p_reason, p_note,
             s.stops, s.continues, s.changed, '[]', g.version + 1, p_job
        from target g join split s on s.id = g.id
    ), told as (
      insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
      select p_workspace, v_at, 'enrollment.unenrolled', p_actor, g.campaign_id, g.record_id, g.id,
             jsonb_strip_nulls(jsonb_build_object('receiptId', g.receipt_id, 'cause', p_cause, 'reason', p_reason,
               'note', p_note, 'stops', jsonb_array_length(s.stops), 'continues', jsonb_array_length(s.continues)))
        from target g join split s on s.id = g.id
    )
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, k.campaign_id, k.metric, sum(k.delta)
      from (
        select x.campaign_id, 'e:active' as metric, -1 as delta from ended x
        union all
        select x.campaign_id, case when x.completing > 0 then 'e:completing' else 'e:unenrolled' end, 1 from ended x
        union all
        select t.campaign_id, 't:' || t.sequence_number || ':' || t.channel || ':scheduled', -1 from stopped t
        union all
        select t.campaign_id, 't:' || t.sequence_number || ':' || t.channel || ':cancelled', 1 from stopped t
      ) k
     group by k.campaign_id, k.metric;
  end if;
  --@pause unenroll.before_commit
  return query
  select i.id,
         case when e.id is null then 'missing' when e.receipt_id = i.receipt_id then 'unenrolled'
              when e.status = 'unenrolled' then 'already_unenrolled' else e.status end,
         e.receipt_id
    from unnest(p_enrollments, p_receipts) i (id, receipt_id)
    left join enrollments e on e.workspace_id = p_workspace and e.id = i.id;
end
$$;
