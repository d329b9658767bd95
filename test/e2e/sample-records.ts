/** A person with something sent and something to come, made through the API as any client would. */
import type { RealServer } from './real-server.ts';

/** A file of Excel's, which is no CSV. */
export const WORKBOOK = {
  name: 'list.xlsx',
  mimeType: 'text/csv',
  buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
};

export type WithId = { readonly id: string };

/** Somebody whose email has left by the sandbox and whose text is still to come. */
export async function danaInCampaign(
  server: RealServer,
): Promise<{ readonly recordId: string; readonly campaignId: string }> {
  await server.api('PATCH', '/workspace', {
    name: 'Example Homes',
    postalAddress: { line1: '1 Main St', city: 'Columbus', state: 'OH', postalCode: '43004' },
  });
  const { id: recordId } = await server.api<WithId>('POST', '/records', {
    type: 'contact',
    firstName: 'Dana',
    lastName: 'Whitfield',
    email: 'dana.whitfield@example.com',
    phone: '+16145550117',
    mailingAddress: { line1: '118 Elm St', city: 'Columbus', state: 'OH', postalCode: '43004' },
  });
  const { id: campaignId } = await server.api<WithId>('POST', '/campaigns', {
    name: 'Spring sellers',
    settings: { exclusive: false },
    sequences: [
      {
        channel: 'email',
        delay: 'PT0S',
        subject: 'Hello from the neighbourhood, {{ record.firstName }}',
        html: '<p style="color: #1f4a80">Hi {{ record.firstName }}, would you think about selling?</p>',
      },
      { channel: 'sms', delay: 'P9D', body: 'Quick question. Reply STOP to end.' },
    ],
  });
  await server.api('POST', `/campaigns/${campaignId}/launch`);
  await server.api('POST', `/campaigns/${campaignId}/enrollments`, { recordIds: [recordId] });
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { items } = await server.api<{ items: WithId[] }>('GET', `/outbox?recordId=${recordId}`);
    if (items.length > 0) return { recordId, campaignId };
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  throw new Error('the sandbox kept no message within 30 s');
}
