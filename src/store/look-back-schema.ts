import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

export interface HearingTable {
  organization_id: number;
  heard_until: Date;
  /** From when on, unless it is heard meanwhile, its silence is a gap. */
  silent_at: Date;
}

export interface LookBacksTable {
  organization_id: number;
  from_at: Date;
  opened_at: Generated<Date>;
  /** When it may be claimed; while somebody is at it, when their claim ends. */
  due_at: Generated<Date>;
  /** Grows with every gap; `begun` is what it was when the present progress began. */
  wanted: Generated<number>;
  begun: number | null;
  /** By channel: the `ts` below which roots are still to be read. */
  progress: Json<Record<string, string>>;
  token: number | null;
}

/** Tables of what was heard and what may have been missed. */
export interface LookBackTables {
  hearing: HearingTable;
  look_backs: LookBacksTable;
}
