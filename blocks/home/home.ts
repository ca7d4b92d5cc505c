import type { ActionsBlock, Button, HomeView, KnownBlock } from '@slack/types';
import { HOME_FILTERS, HOME_PAGE_SIZE, type HomeFilter, type HomeShown } from '../../src/domain/finding.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from '../action-ids.ts';
import { contextLine } from '../card-parts.ts';
import { lineBlock } from '../job-line.ts';
import { mrkdwn, plainText } from '../text.ts';
import { gettingStarted } from './getting-started.ts';
import { leadLineBlock } from './lead-line.ts';

type MemberHome = Extract<HomeShown, { of: 'member' }>;

/** Every button of a row of buttons has an id of its own; its value is the filter. */
const FILTER_BUTTONS: Record<HomeFilter, ActionId> = {
  mine: ACTION_IDS.homeMine,
  unassigned: ACTION_IDS.homeUnassigned,
  expiring: ACTION_IDS.homeExpiring,
  waiting: ACTION_IDS.homeWaiting,
  all: ACTION_IDS.homeAll,
  conversations: ACTION_IDS.homeConversations,
  leads: ACTION_IDS.homeLeads,
};

/** The Home tab: what is missing, counts, filters, jobs, pages, preferences. */
export function homeView(home: HomeShown, texts: Texts): HomeView {
  if (home.of === 'guest') {
    return { type: 'home', blocks: [{ type: 'section', text: plainText(texts.finding.home.guest) }] };
  }
  const { filter, found, leads, now, teamUrl } = home;
  const at = { now, ...(teamUrl !== undefined && { teamUrl }) };
  const { counts } = home;
  const lines = leads
    ? leads.items.map((line) => leadLineBlock(line, teamUrl, texts))
    : found.items.map((line) => lineBlock(line, at, texts));
  return {
    type: 'home',
    blocks: [
      ...gettingStarted(home.started, texts),
      contextLine(countWords(counts, texts)),
      { type: 'actions', elements: HOME_FILTERS.map((name) => filterButton(name, filter, texts)) },
      { type: 'divider' },
      ...lines,
      ...(lines.length === 0 ? [empty(filter, texts)] : []),
      ...pageBlocks(home, texts),
      { type: 'divider' },
      contextLine([texts.finding.home.expired({ count: counts.expired })]),
      ending(texts),
    ],
  };
}

function countWords({ waiting, unassigned, mine, unread }: MemberHome['counts'], texts: Texts): string[] {
  const { home } = texts.finding;
  return [
    [
      home.waiting({ count: waiting }),
      home.unassigned({ count: unassigned }),
      home.mine({ count: mine }),
      home.unread({ count: unread }),
    ].join(' · '),
  ];
}

function filterButton(name: HomeFilter, chosen: HomeFilter, texts: Texts): Button {
  return {
    type: 'button',
    action_id: FILTER_BUTTONS[name],
    text: plainText(texts.finding.filters[name].button),
    value: name,
    ...(name === chosen && { style: 'primary' }),
  };
}

function empty(filter: HomeFilter, texts: Texts): KnownBlock {
  return { type: 'section', text: mrkdwn(texts.finding.filters[filter].empty) };
}

/** The value of a page's button is the filter and the page it leads to. */
function pageBlocks({ filter, page, found, leads }: MemberHome, texts: Texts): KnownBlock[] {
  const { pages: words } = texts.finding;
  const { number } = texts.formats;
  const pages = Math.ceil((leads ?? found).total / HOME_PAGE_SIZE);
  if (pages < 2) return [];
  const to = (id: ActionId, label: string, target: number): Button => ({
    type: 'button',
    action_id: id,
    text: plainText(label),
    value: `${filter}:${target}`,
  });
  const elements = [
    ...(page > 0 ? [to(ACTION_IDS.homeBack, words.back, page - 1)] : []),
    ...(page + 1 < pages ? [to(ACTION_IDS.homeNext, words.next, page + 1)] : []),
  ];
  const buttons: ActionsBlock[] = elements.length > 0 ? [{ type: 'actions', elements }] : [];
  return [contextLine([words.page({ page: number(page + 1), pages: number(pages) })]), ...buttons];
}

function ending(texts: Texts): ActionsBlock {
  const { find, preferences } = texts.finding.home;
  return {
    type: 'actions',
    elements: [
      { type: 'button', action_id: ACTION_IDS.homeFind, text: plainText(find) },
      { type: 'button', action_id: ACTION_IDS.homePreferences, text: plainText(preferences) },
    ],
  };
}
