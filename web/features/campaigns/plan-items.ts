/** The plan of a campaign while it is worked on: each sequence under a key of its own, with or without an id. Pure. */
import type { ChannelName } from '#domain/touch/channel';
import type { Sequence, SequenceEdit } from '../../api/types.ts';

export type PlanItem = { readonly key: string; readonly value: SequenceEdit };
export type Plan = readonly PlanItem[];

export const itemsOf = (sequences: readonly Sequence[]): Plan =>
  sequences.map((value) => ({ key: value.id, value }));

const FIRST_DELAY = 'PT0S';
const USUAL_DELAY = 'P3D';

export function added(plan: Plan, channel: ChannelName, key: string): Plan {
  return [...plan, { key, value: blank(channel, plan.length === 0 ? FIRST_DELAY : USUAL_DELAY) }];
}

export const changed = (plan: Plan, key: string, value: SequenceEdit): Plan =>
  plan.map((item) => (item.key === key ? { key, value } : item));

/** `to`: the index at which it shall stand; outside of the plan it stays at its end. */
export function movedTo(plan: Plan, key: string, to: number): Plan {
  const item = plan.find((one) => one.key === key);
  if (item === undefined) return plan;
  const rest = plan.filter((one) => one.key !== key);
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

/** The copy stands right behind and is a sequence of its own. */
export function duplicated(plan: Plan, key: string, copyKey: string): Plan {
  return plan.flatMap((item) => {
    if (item.key !== key) return [item];
    const { id: _id, held: _held, ...copy } = item.value;
    return [
      item,
      { key: copyKey, value: { ...copy, delay: copy.delay === FIRST_DELAY ? USUAL_DELAY : copy.delay } },
    ];
  });
}

export const removed = (plan: Plan, key: string): Plan => plan.filter((item) => item.key !== key);

/** Parts without which the server would refuse to keep it. */
export function missingParts(value: SequenceEdit): readonly string[] {
  switch (value.channel) {
    case 'email':
      return [
        ...(isBlank(value.subject) ? ['subject'] : []),
        ...(isBlank(value.text) && isBlank(value.html) ? ['text'] : []),
      ];
    case 'sms':
      return isBlank(value.body) ? ['body'] : [];
    case 'direct_mail':
      if (value.format === 'letter') return isBlank(value.html) ? ['html'] : [];
      return [...(isBlank(value.front) ? ['front'] : []), ...(isBlank(value.back) ? ['back'] : [])];
  }
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** As it is sent: a fault that the server found is its to say, and a part that holds nothing is no part. */
export function sendable({ held: _held, ...value }: SequenceEdit): SequenceEdit {
  switch (value.channel) {
    case 'email': {
      const { html, text, ...rest } = value;
      return { ...rest, ...written('html', html), ...written('text', text) };
    }
    case 'sms':
      return value;
    case 'direct_mail': {
      const { front, back, html, ...rest } = value;
      return { ...rest, ...written('front', front), ...written('back', back), ...written('html', html) };
    }
  }
}

const written = <Name extends string>(name: Name, part: string | undefined): { [Key in Name]?: string } =>
  part === undefined || part === '' ? {} : ({ [name]: part } as { [Key in Name]: string });

function blank(channel: ChannelName, delay: string): SequenceEdit {
  switch (channel) {
    case 'email':
      return { channel, delay, subject: '', text: '' };
    case 'sms':
      return { channel, delay, body: '' };
    case 'direct_mail':
      return { channel, delay, format: 'postcard_4x6', front: '', back: '' };
  }
}
