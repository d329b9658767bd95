/** The one clock that decides: the database's, which tests can set. */
import type { Sql } from '../database.ts';

export async function readNow(sql: Sql): Promise<Date> {
  const [row] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  if (!row) throw new Error('the database has no clock');
  return row.at;
}
