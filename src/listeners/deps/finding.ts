import type { ReadAt } from '../../../blocks/job-line.ts';
import type { Filters, Found, HomeFilter, Page, ThreadLine, ThreadName } from '../../domain/finding.ts';
import type { Caller } from '../deps.ts';

/** `unsure`: Slack could not be asked who may see what, so something may be missing. */
type Seen<What> = What & { unsure: boolean };

/** Search, lists, the slash command, App Home. Nobody finds what stands in a private channel they are not in. */
export interface FindingDeps {
  /** A page that exists: the last one where it asks for one behind it. */
  findThreads(caller: Caller, filters: Filters, page: Page): Promise<Seen<{ found: Found; page: number; at: ReadAt }>>;
  /** A job, or a conversation: its own thread, else the one it was last talked in. */
  findThread(caller: Caller, name: ThreadName): Promise<Seen<{ line: ThreadLine | undefined }>>;
  /** Names of services to look for. */
  listServices(caller: Caller): Promise<string[]>;
  /** Words of a command as everybody reads them: names for ids, pictures for emoji. */
  readTyped(caller: Caller, escaped: string): Promise<string>;
  /** Somebody looks at their Home, a guest too: it is painted. */
  openHome(opened: { teamId: string; slackUser: string }): Promise<void>;
  /** Somebody chose what they look at. */
  showHome(caller: Caller, chosen: { filter: HomeFilter; page: number }): Promise<void>;
}
