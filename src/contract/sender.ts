/** Who hands messages over (contract.md §2). Credentials are never shown. */
import { z } from 'zod';
import { Instant } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';
import { ChannelName } from './touch.ts';

export const Sender = z
  .object({
    id: Id,
    channel: ChannelName,
    provider: z.enum(['sandbox', 'smtp', 'twilio', 'lob']),
    name: z.string(),
    default: z.boolean().meta({ description: 'Serves its channel.' }),
    slots: z.int().meta({ description: 'How many messages it has in hand at a time.' }),
    inUse: z.int().meta({ description: 'Of them, held by living processes now.' }),
    status: z.enum(['ok', 'paused', 'failing']),
    statusDetail: z.string().nullable(),
    origin: z
      .enum(['environment', 'workspace'])
      .meta({ description: '`environment`: follows the settings of the server.' }),
    createdAt: Instant,
  })
  .meta({ id: 'Sender' });

export const SenderListQuery = listQuery({ channel: ChannelName.optional() });
