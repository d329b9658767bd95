/** One enrollment with everything that belongs to it: `GET /enrollments/{id}` (contract.md §2). */
import { z } from 'zod';
import { Enrollment, EnrollmentEvent } from './enrollment.ts';
import { Receipt } from './receipt.ts';
import { Touch } from './touch.ts';

export const EnrollmentDetail = Enrollment.extend({
  version: z.int(),
  touches: z.array(Touch).meta({
    description: 'Every sequence, in order; those still to come are `planned` with the dates they would get.',
  }),
  events: z.array(EnrollmentEvent).meta({ description: 'Oldest first.' }),
  receipts: z.array(Receipt).meta({ description: 'Newest first.' }),
}).meta({ id: 'EnrollmentDetail' });
