/** The body of every refusal: RFC 9457 `application/problem+json`, plus our stable `code` and field errors. */
import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './errors.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export const FieldError = z
  .object({
    path: z
      .string()
      .meta({ description: 'Where: dots between keys, numbers for places in a list. Empty: the whole.' }),
    message: z.string(),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

/** Extension members (`reason` and the like) may stand beside these: RFC 9457 §3.2. */
export const ProblemBody = z
  .looseObject({
    type: z.string().meta({ description: 'A URI reference that names the code.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.enum(codes),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof ProblemBody>;

/** What differs from one refusal to the next; the rest follows from the code. */
export type ProblemParts = {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Extension members; they cannot hide the standard ones. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

export function problemBody(code: ErrorCode, parts: ProblemParts = {}): ProblemBody {
  const { status, title } = ERROR_CODES[code];
  return {
    ...parts.extra,
    type: `/api/docs#${code}`,
    title,
    status,
    ...(parts.detail === undefined ? {} : { detail: parts.detail }),
    code,
    ...(parts.errors === undefined ? {} : { errors: [...parts.errors] }),
  };
}
