// Guarantee: what a form shows of a record and sends back unchanged changes nothing, and only what was typed is sent.
import { describe, expect, it } from 'vitest';
import type { RecordWhole } from '../../api/types.ts';
import { draftOf, emptyDraft, emptyEmail, inputOf, patchOf } from './record-draft.ts';

const DANA = {
  id: '01957000-0000-7000-8000-000000000001',
  name: 'Dana Whitfield',
  type: 'contact',
  firstName: 'Dana',
  lastName: 'Whitfield',
  companyName: null,
  email: 'dana@example.com',
  emails: ['dana@example.com', 'dana@example.org'],
  phone: '+16145550117',
  phones: [{ number: '+16145550117', type: null, doNotCall: true }],
  mailingAddress: { line1: '118 Elm St', line2: null, city: 'Columbus', state: 'OH', postalCode: '43004' },
  timeZone: null,
  tags: ['hot'],
  custom: {},
  createdAt: '2025-03-01T00:00:00.000Z',
  updatedAt: '2025-03-01T00:00:00.000Z',
  lists: [],
  possibleDuplicates: [],
  properties: [],
} satisfies RecordWhole;

describe('a draft', () => {
  it('of a record that is not touched sends nothing', () => {
    expect(patchOf(draftOf(DANA), draftOf(DANA))).toEqual({});
  });

  it('sends what was changed and nothing else', () => {
    const before = draftOf(DANA);
    const after = { ...before, lastName: '', emails: before.emails.slice(1) };
    expect(patchOf(before, after)).toEqual({ lastName: null, emails: ['dana@example.org'] });
    expect(patchOf(before, { ...before, address: { ...before.address, line2: 'Apt 4' } })).toEqual({
      mailingAddress: {
        line1: '118 Elm St',
        line2: 'Apt 4',
        city: 'Columbus',
        state: 'OH',
        postalCode: '43004',
      },
    });
  });

  it('keeps blank rows in their places, so that a fault finds its field', () => {
    const draft = emptyDraft('contact');
    const input = inputOf({ ...draft, emails: [...draft.emails, emptyEmail('not an email')] });
    expect(input).toMatchObject({ type: 'contact', emails: ['', 'not an email'], mailingAddress: null });
  });

  it('of a property has its address and no person', () => {
    const draft = { ...emptyDraft('property'), parcelNumber: '36-0000-598', tags: 'absentee, hot' };
    expect(inputOf(draft)).toEqual({
      type: 'property',
      address: null,
      parcelNumber: '36-0000-598',
      mailTo: 'owner',
      timeZone: null,
      tags: ['absentee', 'hot'],
    });
  });
});
