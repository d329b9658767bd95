/**
 * Why a record cannot be enrolled, as one expression over facts, and two ways to find the facts: by looking each record
 * up (a chunk of a few hundred) and by joining whole sets (an audience of a million). A test holds the two together.
 */
import type { EnrollRules } from '#engine/ports/enroll-store';
import { DAY_MS } from '#domain/time/calendar-date';

type Bind = (value: unknown) => string;

/** Over the columns of `facts`; null: it can be enrolled. The first that holds is the answer. */
export const REASON = `case
    when f.is_gone then 'deleted'
    when f.active_here then 'already_enrolled'
    when f.active_elsewhere then 'in_other_campaign'
    when f.ended_meanwhile then 'unenrolled_meanwhile'
    when f.never_again then 'previously_unenrolled'
    when f.passed_before then 'already_enrolled'
    when f.record_suppressed or f.wished or (f.reachable and not f.open) then 'suppressed'
    when not f.reachable then 'no_channel'
    when f.resting then 'marketing_delay' end`;

/** What both ways bind, once. */
function parameters(rules: EnrollRules, bind: Bind) {
  const has = (channel: EnrollRules['channels'][number]): string =>
    rules.channels.includes(channel) ? 'true' : 'false';
  return {
    campaign: `${bind(rules.campaignId)}::uuid`,
    named: rules.mode === 'named',
    exclusive: rules.exclusive,
    jobCreatedAt: rules.jobCreatedAt === null ? null : `${bind(rules.jobCreatedAt)}::timestamptz`,
    restMs: rules.marketingDelayDays * DAY_MS,
    email: has('email'),
    sms: has('sms'),
    mail: has('direct_mail'),
  };
}

/**
 * Over a suppression `s`: a wish that would end an enrollment using the address (suppression-effect.ts) keeps one from
 * being made. A dead address only trims, and so does a wish where the workspace says so: the other channels go on.
 */
const ENDS = `s.effect = 'wish' and (s.reason = 'legal' or not (
  select coalesce(x.defaults ->> 'wishEffect' = 'trim', false) from workspaces x where x.workspace_id = $1))`;

const restingSince = (restMs: number, bind: Bind): string =>
  `(select doorstep_now()) - make_interval(secs => ${bind(restMs / 1000)}::double precision)`;

/** `wanted(id)` in, `facts` out. Every look is one index probe, whatever the planner knows (`limit 1`). */
export function factsByLookup(rules: EnrollRules, bind: Bind): string {
  const p = parameters(rules, bind);
  const passage = (where: string): string =>
    `exists (select 1 from enrollments e where e.workspace_id = $1 and e.record_id = w.id and ${where})`;
  const stands = (scopes: string, kind: string, value: string, which = 'true'): string =>
    `exists (select 1 from suppressions s
              where s.workspace_id = $1 and s.lifted_at is null and s.kind = '${kind}' and s.value = ${value}
                and s.scope in (${scopes}) and ${which})`;
  const person = (scopes: string, which?: string): string =>
    `${stands(scopes, 'record', 'r.id::text', which)} or ${stands(scopes, 'record', 'c.id::text', which)}`;
  const suppressed = (channel: string, kind: string, value: string, which?: string): string =>
    `(${stands(`'all', '${channel}'`, kind, value, which)} or ${person(`'all', '${channel}'`, which)})`;
  return `
    select w.id, r.place, c.id as recipient_id,
           r.id is null or r.deleted_at is not null as is_gone,
           ${passage(`e.campaign_id = ${p.campaign} and e.status = 'active'`)} as active_here,
           ${p.exclusive ? passage(`e.status = 'active' and e.exclusive and e.campaign_id <> ${p.campaign}`) : 'false'} as active_elsewhere,
           ${p.jobCreatedAt === null ? 'false' : passage(`e.campaign_id = ${p.campaign} and e.status = 'unenrolled' and e.ended_at >= ${p.jobCreatedAt}`)} as ended_meanwhile,
           ${p.named ? 'false' : passage(`e.campaign_id = ${p.campaign} and e.status = 'unenrolled'`)} as never_again,
           ${p.named ? 'false' : passage(`e.campaign_id = ${p.campaign}`)} as passed_before,
           ${person(`'all'`)} as record_suppressed,
           (${p.email} and c.reach_email is not null) or (${p.sms} and c.reach_phone is not null)
             or (${p.mail} and m.key is not null) as reachable,
           (${p.email} and c.reach_email is not null and not ${suppressed('email', 'email', 'c.reach_email')})
             or (${p.sms} and c.reach_phone is not null and not ${suppressed('sms', 'phone', 'c.reach_phone')})
             or (${p.mail} and m.key is not null and not ${suppressed('direct_mail', 'address', 'm.key')}) as open,
           (${p.email} and c.reach_email is not null and ${suppressed('email', 'email', 'c.reach_email', ENDS)})
             or (${p.sms} and c.reach_phone is not null and ${suppressed('sms', 'phone', 'c.reach_phone', ENDS)})
             or (${p.mail} and m.key is not null and ${suppressed('direct_mail', 'address', 'm.key', ENDS)}) as wished,
           ${p.restMs === 0 ? 'false' : passage(`e.status = 'completed' and e.ended_at > ${restingSince(p.restMs, bind)}`)} as resting
      from wanted w
      left join lateral (select * from records r where r.workspace_id = $1 and r.id = w.id limit 1) r on true
      left join lateral (select * from records c
                          where c.workspace_id = $1
                            and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end limit 1) c on true
      left join lateral (select case when r.type = 'property' and r.mail_to = 'property' then r.mail_key else c.mail_key end as key) m on true`;
}

/** `matched` (rows of records) in, `facts` out. Each source is read once and joined whole. */
export function factsByJoin(rules: EnrollRules, bind: Bind): string {
  const p = parameters(rules, bind);
  const blocked = (kind: string): string =>
    `(select value, bool_or(scope in ('all', 'email')) as email, bool_or(scope in ('all', 'sms')) as sms,
             bool_or(scope in ('all', 'direct_mail')) as direct_mail, bool_or(scope = 'all') as entirely,
             bool_or(scope in ('all', 'email') and ${ENDS}) as ends_email,
             bool_or(scope in ('all', 'sms') and ${ENDS}) as ends_sms,
             bool_or(scope in ('all', 'direct_mail') and ${ENDS}) as ends_direct_mail
        from suppressions s where workspace_id = $1 and lifted_at is null and kind = '${kind}' group by value)`;
  const open = (channel: string, has: string, value: string, own: string): string =>
    `(${has} and ${value} is not null
       and not coalesce(${own}.${channel}, false) and not coalesce(sr.${channel}, false) and not coalesce(sc.${channel}, false))`;
  const wished = (channel: string, has: string, value: string, own: string): string =>
    `(${has} and ${value} is not null
       and (coalesce(${own}.ends_${channel}, false) or coalesce(sr.ends_${channel}, false) or coalesce(sc.ends_${channel}, false)))`;
  return `
    select r.id, r.place, c.id as recipient_id,
           r.deleted_at is not null as is_gone,
           coalesce(h.active, false) as active_here,
           x.record_id is not null as active_elsewhere,
           coalesce(h.meanwhile, false) as ended_meanwhile,
           ${p.named ? 'false' : 'coalesce(h.unenrolled, false)'} as never_again,
           ${p.named ? 'false' : 'h.record_id is not null'} as passed_before,
           coalesce(sr.entirely, false) or coalesce(sc.entirely, false) as record_suppressed,
           (${p.email} and c.reach_email is not null) or (${p.sms} and c.reach_phone is not null)
             or (${p.mail} and m.key is not null) as reachable,
           ${open('email', p.email, 'c.reach_email', 'se')} or ${open('sms', p.sms, 'c.reach_phone', 'sp')}
             or ${open('direct_mail', p.mail, 'm.key', 'sa')} as open,
           ${wished('email', p.email, 'c.reach_email', 'se')} or ${wished('sms', p.sms, 'c.reach_phone', 'sp')}
             or ${wished('direct_mail', p.mail, 'm.key', 'sa')} as wished,
           z.record_id is not null as resting
      from matched r
      left join records c on c.workspace_id = $1 and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
      left join lateral (select case when r.type = 'property' and r.mail_to = 'property' then r.mail_key else c.mail_key end as key) m on true
      left join (select record_id, bool_or(status = 'active') as active, bool_or(status = 'unenrolled') as unenrolled,
                        bool_or(${p.jobCreatedAt === null ? 'false' : `status = 'unenrolled' and ended_at >= ${p.jobCreatedAt}`}) as meanwhile
                   from enrollments where workspace_id = $1 and campaign_id = ${p.campaign} group by record_id) h
             on h.record_id = r.id
      left join (select record_id from enrollments
                  where workspace_id = $1 and status = 'active' and exclusive and campaign_id <> ${p.campaign}
                    and ${p.exclusive}) x
             on x.record_id = r.id
      left join (select distinct record_id from enrollments
                  where workspace_id = $1 and status = 'completed'
                    and ${p.restMs === 0 ? 'false' : `ended_at > ${restingSince(p.restMs, bind)}`}) z
             on z.record_id = r.id
      left join ${blocked('email')} se on se.value = c.reach_email
      left join ${blocked('phone')} sp on sp.value = c.reach_phone
      left join ${blocked('address')} sa on sa.value = m.key
      left join ${blocked('record')} sr on sr.value = r.id::text
      left join ${blocked('record')} sc on sc.value = c.id::text`;
}
