import type { Generated } from 'kysely';
import type { Language } from '../domain/language.ts';
import type { Json } from './column-types.ts';

/** A merchant's way to their conversation. One of a conversation is alive at most. */
export interface ConversationLinksTable {
  organization_id: number;
  /** Random: whoever shows it is the merchant. */
  token: string;
  conversation_id: number;
  created_at: Generated<Date>;
  expires_at: Date;
  revoked_at: Date | null;
  /** The one form that replaced it. */
  renewed_by: string | null;
  /** When it was last asked for the link that works. */
  mailed_at: Date | null;
}

/** What the organization said, as it stands on the merchant's page. */
export interface PageMessagesTable {
  organization_id: number;
  id: string;
  conversation_id: number;
  author_name: string;
  body: string;
  html: string;
  files: Json<object>;
  sent_at: Date;
  edited_at: Date | null;
  withdrawn_at: Date | null;
}

/** A request for work as it was sent; it becomes a job once its sender has shown that the e-mail address is theirs. */
export interface JobRequestsTable {
  organization_id: number;
  id: Generated<string>;
  /** The form's: sent twice it is one request. */
  form_key: string;
  /** In the mail only. */
  token: string;
  email: string;
  language: Language;
  request: Json<object>;
  created_at: Generated<Date>;
  confirmed_at: Date | null;
}

export interface MerchantPagesTables {
  conversation_links: ConversationLinksTable;
  page_messages: PageMessagesTable;
  job_requests: JobRequestsTable;
}
