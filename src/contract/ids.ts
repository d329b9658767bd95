/** Ids in paths, queries and bodies: opaque to clients, bounded and harmless to us. */
import { z } from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Nearly every id is one of these; what is not a uuid never reaches a uuid column. */
export const Id = z.string().regex(UUID, 'is not an id').meta({ description: 'An opaque id.' });

/** A touch's id is derived from its enrollment and sequence (domain/touch/touch-id.ts). */
export const TouchId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'is not an id')
  .meta({ description: 'An opaque id.' });

/** Params of `/…/{id}`. A path whose id cannot be one answers 404, like one that nobody has. */
export const IdParams = z.strictObject({ id: Id });
