import type { RelaySettings } from '../domain/settings.ts';
import type { Logger } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Upstream } from '../marketplaces/upstream.ts';
import type { MerchantChannel } from '../merchants/channel.ts';
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
  /** To merchants whose conversations have their home on a marketplace. */
  channel: MerchantChannel;
  /** Absent when no mail is sent. */
  mailer?: Mailer;
  /** Where people reach us, without a slash at the end. */
  publicUrl: () => string;
  /** Absent when no marketplace may send events. */
  upstream?: Upstream;
  /** How long an unknown outcome waits for proof. */
  unknownWaitMs: number;
  /** Shared with what hears of our posts. */
  postsUnderWay: PostsUnderWay;
  log: Logger;
}
