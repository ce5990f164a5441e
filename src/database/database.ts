/** A value of a column: the types that both databases give back alike. */
export type Column = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Column>>;

/** One connection to a database that speaks SQL with `?` for values. */
export interface Database {
  /** What differs between the two. */
  readonly dialect: {
    readonly blob: 'BLOB' | 'BYTEA';
    /** A query that has a row if the table exists; its name is the value. */
    readonly hasTable: string;
  };
  readonly all: (sql: string, values?: readonly Column[]) => Promise<readonly Row[]>;
  /** The number of rows that changed. */
  readonly run: (sql: string, values?: readonly Column[]) => Promise<number>;
  /** A transaction that no other process writes beside: all of it happens, or nothing. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A transaction: rolled back when the work fails, and the failure of the work is what is reported. */
export async function inTransaction<T>(
  send: (sql: string) => Promise<unknown>,
  begin: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  for (const sql of begin) await send(sql);
  try {
    const result = await work();
    await send('COMMIT');
    return result;
  } catch (error) {
    // A connection that is gone has rolled back already.
    await send('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
