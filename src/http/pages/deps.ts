import type { ConversationPage, MerchantAct } from '../../domain/conversation-page.ts';
import type { RequestPage } from '../../domain/experts.ts';
import type { KeptRequest, RequestForm } from '../../domain/job-request-form.ts';
import type { Language } from '../../domain/language.ts';
import type { Logger } from '../../log.ts';
import type { RatedExpert } from './experts-view.ts';
import type { PageLimits } from './limits.ts';
import type { FormFile } from './read-form.ts';

/** What became of something that a merchant did, as far as is known when they are answered. */
export type Done = 'applied' | 'refused' | 'pending';

/** A file that came with a form that has to be filled in differently: it need not be chosen again. */
export interface KeptFile {
  id: string;
  name: string;
  size: number;
}

/** Whose form a file came with. */
export type FormPlace = { organizationId: number } | { link: string };

/** Where a confirmed request has led. */
export type Confirmed =
  | { kind: 'conversation'; token: string }
  /** It is taken, and its conversation is not there yet. */
  | { kind: 'under_way' }
  | { kind: 'refused' };

/** What the merchants' pages may ask of Jobline. */
export interface PagesDeps {
  /** As browsers reach us, without a slash at the end. */
  publicUrl: () => string;
  limits: PageLimits;
  log: Logger;
  listExperts(): Promise<RatedExpert[]>;
  findRequestPage(publicId: string): Promise<RequestPage | undefined>;
  /** Whether mail can be sent: without it nobody can confirm a request, nor be sent a link. */
  canMail: boolean;
  requestWork(
    organizationId: number,
    request: { formKey: string; language: Language; form: RequestForm; kept: KeptFile[]; files: FormFile[] },
  ): Promise<'kept' | 'too_many'>;
  /** A request that waits for its sender, or was confirmed a while ago; undefined for a token that is nobody's or too old. */
  findRequest(
    organizationId: number,
    token: string,
  ): Promise<{ form: KeptRequest; language: Language; confirmed?: Confirmed } | undefined>;
  confirmRequest(organizationId: number, token: string): Promise<Confirmed | undefined>;
  /** Undefined for a token that opens nothing. `all`: the earlier messages too. */
  readConversation(token: string, all: boolean): Promise<ConversationPage | undefined>;
  /** The same `key` again is the same act. */
  act(
    token: string,
    act: MerchantAct,
    how: { key: string; kept: KeptFile[]; files: FormFile[] },
  ): Promise<Done | undefined>;
  /** Whether this act was taken before. */
  wasActed(token: string, key: string): Promise<boolean>;
  keepFiles(place: FormPlace, files: readonly FormFile[]): Promise<KeptFile[]>;
  /** Those of them that are still here. */
  findKept(place: FormPlace, ids: readonly string[]): Promise<KeptFile[]>;
  /** Mails the link that works to the merchant whose token this is or was; says nothing of whether it is anybody's. */
  mailLink(token: string): Promise<void>;
  /** Ends the link that was shown. Returns the token of the new one; the same `key` again returns it once more. */
  renewLink(token: string, key: string): Promise<string | undefined>;
}
