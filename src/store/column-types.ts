import type { ColumnType, JSONColumnType } from 'kysely';

/** A column that only the database fills. */
export type Made<T> = ColumnType<T, never, never>;

/** jsonb that we write as a string and read as the value. */
export type Json<T extends object | null> = JSONColumnType<T, string, string>;
