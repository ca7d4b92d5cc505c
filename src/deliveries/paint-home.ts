import { homeView } from '../../blocks/home/home.ts';
import {
  clampPage,
  type Filters,
  type Found,
  HOME_PAGE_SIZE,
  type HomeFilter,
  type HomeShown,
} from '../domain/finding.ts';
import { texts } from '../i18n/texts.ts';
import { SlackCallError } from '../slack/failures.ts';
import { countExpired, countThreads, findThreads, type Looking } from '../store/find-threads.ts';
import { readSetUp } from '../store/getting-started.ts';
import { findHome, type HomeState } from '../store/homes.ts';
import { listLeads } from '../store/leads.ts';
import { type Reader, readInOrganization } from '../store/reading.ts';
import type { DeliveryDeps } from './deps.ts';
import { hiddenChannels, seeChannel } from './hidden-channels.ts';
import { languageOfMember } from './member-language.ts';
import { NO_SLACK } from './no-slack.ts';
import { paintingOfSlackError } from './paint-posts.ts';
import { knowPerson } from './people.ts';
import type { Painting, View } from './views.ts';

const EXPIRED_SINCE_MS = 90 * 24 * 3_600_000;
const ASK_AGAIN_MS = 10_000;

/** The Home tab of one person: its subject is `home:<slack user>`. */
export async function paintHome(deps: DeliveryDeps, view: View): Promise<Painting> {
  const workspace = deps.workspaces.ofOrganization(view.organizationId);
  if (!workspace) return { kind: 'later', delayMs: 60_000, error: NO_SLACK };
  const slackUser = view.subject.slice('home:'.length);
  let home: Awaited<ReturnType<typeof readHome>>;
  try {
    home = await readHome(deps, view.organizationId, slackUser);
  } catch (error) {
    // Somebody could not be asked about; publishing is not to blame, so its gate stays open.
    if (error instanceof SlackCallError) return { kind: 'later', delayMs: ASK_AGAIN_MS, error: error.message };
    throw error;
  }
  if (home.unsure) return { kind: 'later', delayMs: ASK_AGAIN_MS, error: 'who may see what could not be asked' };
  try {
    await workspace.poster.publishHome({ slackUser, view: homeView(home.shown, texts(home.language)) });
    return { kind: 'shown' };
  } catch (error) {
    return paintingOfSlackError(error, view, deps.now());
  }
}

async function readHome(deps: DeliveryDeps, organizationId: number, slackUser: string) {
  const person = await knowPerson(deps, organizationId, slackUser);
  const isMember = person?.isMember === true;
  const seen = isMember ? await hiddenChannels(deps, organizationId, slackUser) : { hidden: [], unsure: false };
  const { hidden, unsure } = seen;
  const looking: Looking = { slackUser, now: deps.now(), hidden };
  const { setUp, ...read } = await readInOrganization(deps.db, organizationId, async (reader) => {
    const [language, setUp, shown] = await Promise.all([
      languageOfMember(reader, slackUser),
      readSetUp(reader),
      isMember ? readLists(reader, looking) : undefined,
    ]);
    return { language, setUp, shown };
  });
  if (!read.shown) return { language: read.language, unsure, shown: { of: 'guest' } satisfies HomeShown };
  const channel =
    setUp.slackChannel !== undefined && (await seeChannel(deps, organizationId, setUp.slackChannel)).isMember;
  const teamUrl = deps.workspaces.ofOrganization(organizationId)?.teamUrl;
  const shown: HomeShown = {
    of: 'member',
    ...read.shown,
    now: looking.now,
    started: {
      channel,
      published: setUp.published,
      service: setUp.hasService,
      ...(setUp.slackChannel !== undefined && { chosen: setUp.slackChannel }),
    },
    ...(teamUrl !== undefined && { teamUrl }),
  };
  return { language: read.language, unsure, shown };
}

async function readLists(reader: Reader, looking: Looking) {
  const state: HomeState = (await findHome(reader, looking.slackUser)) ?? { filter: 'waiting', page: 0 };
  const count = (list: Filters['list']): Promise<number> => countThreads(reader, { list, of: 'jobs' }, looking);
  const since = new Date(looking.now.getTime() - EXPIRED_SINCE_MS);
  const [listed, mine, unassigned, waiting, unread, expired] = await Promise.all([
    state.filter === 'leads' ? readLeads(reader, state.page, looking) : readFound(reader, state, looking),
    count('mine'),
    count('unassigned'),
    count('waiting'),
    countThreads(reader, { list: 'unread' }, looking),
    countExpired(reader, since, looking),
  ]);
  return { filter: state.filter, ...listed, counts: { mine, unassigned, waiting, unread, expired } };
}

async function readFound(reader: Reader, state: HomeState, looking: Looking): Promise<{ page: number; found: Found }> {
  const filters = filtersOf(state.filter);
  const first = await findThreads(reader, filters, { number: state.page, size: HOME_PAGE_SIZE }, looking);
  const page = clampPage(state.page, first.total, HOME_PAGE_SIZE);
  if (page === state.page) return { page, found: first };
  return { page, found: await findThreads(reader, filters, { number: page, size: HOME_PAGE_SIZE }, looking) };
}

async function readLeads(reader: Reader, wanted: number, looking: Looking) {
  const first = await listLeads(reader, { number: wanted, size: HOME_PAGE_SIZE }, looking);
  const page = clampPage(wanted, first.total, HOME_PAGE_SIZE);
  const leads = page === wanted ? first : await listLeads(reader, { number: page, size: HOME_PAGE_SIZE }, looking);
  return { page, found: { items: [], total: 0 }, leads };
}

function filtersOf(filter: HomeFilter): Filters {
  if (filter === 'leads') throw new Error('leads are no threads of jobs or conversations');
  return filter === 'conversations' ? { list: 'all', of: 'conversations' } : { list: filter, of: 'jobs' };
}
