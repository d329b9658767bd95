/**
 * Plants a fault in production SQL: the very statements, with one part taken out. A fault whose statement is not met any
 * more is an error, so that a planted run cannot quietly become an honest one.
 */
import type { Database, Sql } from '#db/database';

export type Planted = {
  readonly db: Database;
  /** How often the fault was in what ran. */ readonly met: () => number;
};

/** `take` of every statement that `in` matches is taken out. */
export function plantInSql(db: Database, fault: { readonly in: RegExp; readonly take: string }): Planted {
  let met = 0;
  const planted = (text: string): string => {
    if (!fault.in.test(text)) return text;
    if (!text.includes(fault.take)) throw new Error(`the planted fault is gone from: ${text.slice(0, 80)}…`);
    met += 1;
    return text.replace(fault.take, '');
  };
  const over = (sql: Sql): Sql => ({
    query: (text, params) => sql.query(planted(text), params),
    execute: (text, params) => sql.execute(planted(text), params),
  });
  return {
    met: () => met,
    db: { ...db, ...over(db), transaction: (work) => db.transaction((tx) => work(over(tx))) },
  };
}

/** A fault in the production text: exactly one place, or the plant itself fails. */
export const planting =
  (take: string, put: string) =>
  (sql: string): string => {
    if (sql.split(take).length !== 2)
      throw new Error(`the place of the fault is met ${sql.split(take).length - 1} times: ${take}`);
    return sql.replace(take, put);
  };
