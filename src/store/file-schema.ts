import type { Generated } from 'kysely';
import type { Made } from './column-types.ts';

/** A merchant's file in a message. */
export interface FilesTable {
  organization_id: number;
  id: Made<number>;
  message_id: string;
  place: number;
  name: string;
  url: string;
  mime_type: string | null;
  size: number | null;
  /** The delivery that shares it in the thread. */
  delivery_id: string | null;
  /** The delivery that carries its bytes to Slack; null when that has to be done anew. */
  carrier_id: string | null;
  /** Slack's id of it, from right before it is shared: from then on it may stand in the thread. */
  slack_file: string | null;
  shared_at: Date | null;
}

/** A file that came by a web form or by e-mail: it has no address, so its bytes are here until it stands in Slack. */
export interface UploadsTable {
  organization_id: number;
  id: Generated<string>;
  name: string;
  mime_type: string;
  bytes: Buffer;
  created_at: Generated<Date>;
}

export interface FileLinkKeysTable {
  only_one: Generated<boolean>;
  key: Buffer;
  created_at: Generated<Date>;
}

export interface FileTables {
  files: FilesTable;
  uploads: UploadsTable;
  file_link_keys: FileLinkKeysTable;
}
