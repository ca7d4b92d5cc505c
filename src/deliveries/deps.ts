import type { MailReading, MailSession } from '../domain/inbound-mail.ts';
import type { RelaySettings } from '../domain/settings.ts';
import type { Logger } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Upstream } from '../marketplaces/upstream.ts';
import type { MerchantChannels } from '../merchants/channels.ts';
import type { FetchFile } from '../merchants/files/fetch-file.ts';
import type { FileLinks } from '../merchants/files/links.ts';
import type { Workspaces } from '../slack/installations.ts';
import type { Db } from '../store/scope.ts';
import type { PostsUnderWay } from './posts-under-way.ts';

/** What deliveries need of the rest of the app. */
export interface DeliveryDeps {
  db: Db;
  /** Our clock: deadlines and windows are judged by it; lanes run by the database's. */
  now: () => Date;
  settings: RelaySettings;
  workspaces: Workspaces;
  /** To merchants, by the home of their conversations. */
  channels: MerchantChannels;
  /** Absent when no mail is sent. */
  mailer?: Mailer;
  /** The domain whose addresses bring mail back to us; absent when none does. */
  replyDomain?: string;
  /** Reads a mail as it came; absent when none is taken in. */
  mailReader?: (raw: Buffer, session: MailSession | undefined) => Promise<MailReading>;
  /** Where people reach us, without a slash at the end. */
  publicUrl: () => string;
  /** Fetches a merchant's file from where its link leads. */
  fetchFile: FetchFile;
  /** Links under which merchants get members' files. */
  fileLinks: FileLinks;
  /** Absent when no marketplace may send events. */
  upstream?: Upstream;
  /** Marketplaces with an interface of their own that are connected, by name. */
  upstreams?: Readonly<Record<string, Upstream>>;
  /** How long an unknown outcome waits for proof. */
  unknownWaitMs: number;
  /** Shared with what hears of our posts. */
  postsUnderWay: PostsUnderWay;
  log: Logger;
}
