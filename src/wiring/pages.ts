import type { ConversationPage, MerchantAct } from '../domain/conversation-page.ts';
import type { Done, PagesDeps } from '../http/pages/deps.ts';
import { PAGE_LIMITS } from '../http/pages/limits.ts';
import {
  findConversationLink,
  findFormerLink,
  findLinkRenewedBy,
  linkOf,
  revokeLink,
} from '../store/conversation-links.ts';
import { readConversationPage } from '../store/conversation-page.ts';
import { findRequestPage, listExperts, readRatings } from '../store/experts.ts';
import { isAccepted } from '../store/inbox.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { actBody } from '../use-cases/merchants/act-body.ts';
import { mailLink } from '../use-cases/merchants/mail-link.ts';
import { requestWork } from '../use-cases/merchants/request-work.ts';
import { acceptOwnEvent, type PageOptions, type PageWiring } from './own-events.ts';
import { filesOfForm, keepUploads, keptUploads } from './page-files.ts';
import { confirmRequest, findRequest } from './page-requests.ts';

const SHOWN = 200;
const SHOWN_ALL = 2_000;
const NO_RATING = { count: 0, average: 0, latest: [] };

/** What the merchants' pages do. Everything that a merchant decides goes through the door that marketplaces use. */
export function merchantsPages(deps: PageWiring, { pageLimits = PAGE_LIMITS }: PageOptions): PagesDeps {
  const { db, now, log, publicUrl, mailer } = deps;

  async function open(token: string, all: boolean): Promise<Opened | undefined> {
    const link = await findConversationLink(db, token);
    if (!link) return undefined;
    const page = await readInOrganization(db, link.organizationId, (reader) =>
      readConversationPage(reader, link.conversationId, all ? SHOWN_ALL : SHOWN),
    );
    return page && { ...link, page: withFreshLinks(page, deps) };
  }

  return {
    publicUrl,
    limits: pageLimits,
    log,
    canMail: mailer !== undefined,
    async listExperts() {
      const experts = await listExperts(db, now());
      const ids = experts.map(({ organizationId }) => organizationId);
      const ratings = await readRatings(db, ids);
      return experts.map((one) => ({ ...one, rating: ratings.get(one.organizationId) ?? NO_RATING }));
    },
    findRequestPage: (publicId) => findRequestPage(db, publicId, now()),
    requestWork: (id, { kept, ...request }) =>
      inOrganization(db, id, async (tx) => requestWork(tx, { ...request, kept: await keptUploads(tx, kept) })),
    findRequest: (id, token) => findRequest(deps, id, token),
    confirmRequest: (id, token) => confirmRequest(deps, id, token),
    readConversation: async (token, all) => (await open(token, all))?.page,
    async act(token, act, how) {
      const opened = await open(token, false);
      return opened && takeAct(deps, opened, act, how);
    },
    async wasActed(token, key) {
      const opened = await open(token, false);
      return opened !== undefined && isAccepted(db, 'web', actEventId(opened.page, key));
    },
    ...filesOfForm(db),
    async mailLink(token) {
      const link = await findFormerLink(db, token);
      if (link) await inOrganization(db, link.organizationId, (tx) => mailLink(tx, { token, now: now() }));
    },
    async renewLink(token, key) {
      const alive = await findConversationLink(db, token);
      const link = alive ?? (await findLinkRenewedBy(db, token, key));
      if (!link) return undefined;
      return inOrganization(db, link.organizationId, async (tx) => {
        if (alive) await revokeLink(tx, link.conversationId, key);
        return linkOf(tx, link.conversationId);
      });
    },
  };
}

interface Opened {
  organizationId: number;
  conversationId: number;
  page: ConversationPage;
}

async function takeAct(
  deps: PageWiring,
  { organizationId, page }: Opened,
  act: MerchantAct,
  { key, kept, files }: Parameters<PagesDeps['act']>[2],
): Promise<Done> {
  const uploads =
    kept.length + files.length === 0
      ? []
      : await inOrganization(deps.db, organizationId, async (tx) => [
          ...(await keptUploads(tx, kept)),
          ...(await keepUploads(tx, files)),
        ]);
  const body = actBody(act, { key, at: deps.now(), page, files: uploads });
  return acceptOwnEvent(deps, { organizationId, webhookId: actEventId(page, key), body });
}

function actEventId({ conversationId }: ConversationPage, key: string): string {
  return `${conversationId}:${key}`;
}

/** Links to files end after some days; whoever reads the page gets new ones. */
function withFreshLinks(page: ConversationPage, { fileLinks }: PageWiring): ConversationPage {
  const fresh = (url: string): string => {
    const token = /\/files\/([^/?#]+)$/.exec(url)?.[1];
    const file = token === undefined ? undefined : fileLinks.read(token)?.file;
    return file ? fileLinks.linkTo(file) : url;
  };
  const talk = page.talk.map((message) => ({
    ...message,
    files: message.files.map((file) => ({ ...file, ...(file.url !== undefined && { url: fresh(file.url) }) })),
  }));
  return { ...page, talk };
}
