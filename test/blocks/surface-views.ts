import type { HomeView, ModalView, PlainTextOption } from '@slack/types';
import { assignDialog } from '../../blocks/assign-dialog.ts';
import { blockMerchantDialog } from '../../blocks/block-merchant-dialog.ts';
import { chooseJobDialog, jobOption } from '../../blocks/choose-job-dialog.ts';
import { declineJobDialog } from '../../blocks/decline-job-dialog.ts';
import { messageDialog } from '../../blocks/dialog.ts';
import { findDialog } from '../../blocks/find-dialog.ts';
import { historyDialog } from '../../blocks/history-dialog.ts';
import { homeView } from '../../blocks/home/home.ts';
import { jobDialog } from '../../blocks/job-dialog.ts';
import { editTagDialog, manageTagsDialog } from '../../blocks/manage-tags-dialog.ts';
import { moreDialog } from '../../blocks/more-dialog.ts';
import { noteDialog } from '../../blocks/note-dialog.ts';
import { refusalMessage } from '../../blocks/refusal.ts';
import { askedAgain, replyDialog } from '../../blocks/reply-dialog.ts';
import { reviewDialog } from '../../blocks/review-dialog.ts';
import { storeAccessDialog } from '../../blocks/store-access-dialog.ts';
import { tagDialog } from '../../blocks/tag-dialog.ts';
import { tagOptions } from '../../blocks/tag-options.ts';
import type { Change } from '../../src/domain/change.ts';
import { HOME_FILTERS, HOME_PAGE_SIZE, type HomeShown } from '../../src/domain/finding.ts';
import type { Invoice } from '../../src/domain/invoice.ts';
import { ACTORS, COMMANDS } from '../../src/domain/job-machine.ts';
import type { HistoryLine, NoteLine } from '../../src/domain/job-verbs.ts';
import type { LeadLine } from '../../src/domain/lead.ts';
import type { ReplyForm } from '../../src/domain/reply-form.ts';
import { REVIEW_SUBJECTS } from '../../src/domain/review.ts';
import { JOB_SUBCOMMANDS } from '../../src/domain/slash-command.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { leadsOf, linesOf, requestOf, shownOf } from './surface-cards.ts';
import { NOW, PLACE, SOON, type SurfaceData, TEAM_URL } from './surface-data.ts';
import { DOUBTS, proposalDialogsOf } from './surface-proposals.ts';
import { refusalsOf } from './surface-sayings.ts';

export type Named<View> = [name: string, view: View];

/** Every dialog about jobs, conversations and their people, with this data. */
export function dialogsOf(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  return [
    ...aboutThreads(data, texts),
    ...aboutTeam(data, texts),
    ...replies(data, texts),
    ...finding(data, texts),
    ...proposalDialogsOf(data, texts),
  ];
}

function aboutThreads(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  const threadId = 7;
  const note: NoteLine = { slackUser: 'U0ALICE', authorName: data.member, body: data.comment, at: SOON };
  const notes = Array.from({ length: data.many }, () => note);
  const changes = historyOf(data);
  const lines = Array.from({ length: data.many }, (_, n) => changes[n % changes.length] ?? changes).flat();
  const said = refusalMessage({ code: 'not_yours' }, texts, { doing: 'act', excerpt: data.body }).text;
  const all = shownOf(data);
  const few = all.filter(([name]) => ['new', 'closed by the merchant', 'of nobody'].includes(name));
  const byState = all.flatMap(([name, shown]): Named<ModalView>[] => [
    [`more, ${name}`, moreDialog({ threadId, shown, fromCard: false }, texts)],
    [`more of a card, ${name}`, moreDialog({ threadId, shown, fromCard: true, said }, texts)],
  ]);
  const byThread = few.flatMap(([name, shown]): Named<ModalView>[] => {
    const details = { shown, request: requestOf(data), link: `${TEAM_URL}archives/C0JOBS/p1700000000000100`, now: NOW };
    return [
      [`all of ${name}`, jobDialog({ threadId, details }, texts)],
      [`decline, ${name}`, declineJobDialog({ threadId, shown }, texts)],
      [`block, ${name}`, blockMerchantDialog({ threadId, shown }, texts)],
      [`store access, ${name}`, storeAccessDialog({ threadId, shown }, texts)],
      [`note, ${name}`, noteDialog({ threadId, label: 'J-12', notes }, texts)],
      [`first note, ${name}`, noteDialog({ threadId, label: 'L-4', notes: [] }, texts)],
      [
        `history, ${name}`,
        historyDialog({ threadId, shown, lines: changes, page: 0, invoices: invoicesOf(data) }, texts),
      ],
      [`long history, ${name}`, historyDialog({ threadId, shown, lines, page: 1 }, texts)],
    ];
  });
  const reviews = REVIEW_SUBJECTS.map((of): Named<ModalView> => {
    const label = `J-${data.number}`;
    return [`review of a ${of}`, reviewDialog({ threadId, label, of, merchant: data.merchant }, texts)];
  });
  return [...byState, ...byThread, ...reviews];
}

function historyOf(data: SurfaceData): HistoryLine[] {
  const at = SOON;
  const name = data.member;
  const slackUsers = data.assignees;
  const tags = data.tags.map((tag) => tag.name);
  const money = { amount: '1500.50', currency: 'EUR' };
  const changes: Change[] = [
    { code: 'assigned', slackUsers },
    { code: 'unassigned', slackUsers },
    { code: 'tagged', tags },
    { code: 'untagged', tags },
    { code: 'assignees_kept', slackUsers, from: 'J-1' },
    { code: 'noted' },
    { code: 'read' },
    { code: 'blocked', reason: 'spam' },
    { code: 'blocked_us' },
    { code: 'proposed', version: 2 },
    { code: 'proposal_closed' },
    { code: 'proposal_accepted', version: 2 },
    { code: 'proposal_declined', version: 2, feedback: data.body },
    { code: 'review_requested' },
    { code: 'reviewed', rating: 3 },
    { code: 'store_access_requested' },
    { code: 'store_access_approved' },
    { code: 'store_access_refused' },
    { code: 'invoice_created', number: data.reason, money },
    { code: 'invoice_paid', money },
    { code: 'invoice_closed', money },
  ];
  const done = { at, of: 'job', to: 'opened', name, reason: data.reason, comment: data.comment } as const;
  return [
    ...(['match', 'direct', 'proposal', 'conversation'] as const).map(
      (kind): HistoryLine => ({ at, of: 'arrival', kind }),
    ),
    ...COMMANDS.flatMap((command) => ACTORS.map((actor): HistoryLine => ({ ...done, command, actor }))),
    ...changes.map((change): HistoryLine => ({ at, of: 'change', change, name })),
    { at, of: 'note', name },
  ];
}

function invoicesOf(data: SurfaceData): Invoice[] {
  const invoice: Invoice = { id: 1, jobId: 7, money: { amount: '1500.50', currency: 'EUR' }, createdAt: NOW };
  const named = { ...invoice, number: data.reason, url: `https://pay.example/${data.number}` };
  const few = [invoice, named, { ...named, paidAt: SOON }, { ...invoice, closedAt: SOON }];
  return Array.from({ length: data.many }, (_, n) => few[n % few.length] ?? invoice);
}

function aboutTeam(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  const { assignees, tags } = data;
  const team = { threadId: 7, label: `J-${data.number}`, assignees, tags };
  const said = [texts.teamwork.tagCreated, texts.teamwork.tagRenamed, texts.teamwork.tagDeleted];
  const total = tags.length;
  return [
    ['assign', assignDialog(team, texts)],
    ['assign, of nobody', assignDialog({ ...team, assignees: [] }, texts)],
    ['tag', tagDialog(team, texts)],
    ['tag, without any', tagDialog({ ...team, tags: [] }, texts)],
    ['manage tags', manageTagsDialog({ tags, total }, texts)],
    ['manage no tags', manageTagsDialog({ tags: [], total: 0 }, texts)],
    ...said.map(
      (words, index): Named<ModalView> => [
        `manage tags ${index}`,
        manageTagsDialog({ tags, total, said: words({ name: tags[0]?.name ?? '' }) }, texts),
      ],
    ),
    ...tags.slice(0, 5).flatMap((tag): Named<ModalView>[] => [
      ['edit tag', editTagDialog({ ...tag, conversations: 1 }, texts)],
      ['edit tag of many', editTagDialog({ ...tag, conversations: 123_456 }, texts)],
    ]),
  ];
}

function replies(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  const { merchant, service, name, member } = data;
  const body = data.comment;
  const form: ReplyForm = {
    threadId: 7,
    label: `J-${data.number}`,
    merchant,
    serviceName: service,
    title: data.title,
    summary: data.summary,
    unread: data.body,
    isFirst: true,
    templates: data.tags.slice(0, 99).map((tag) => ({ ...tag, body })),
    words: { merchant: merchant.name, service, store: name, me: member, agency: name },
    profile: { words: data.comment, url: 'https://agency.example' },
    others: [
      { name: member, writing: 'message' },
      { name: member, writing: 'dialog' },
    ],
  };
  const bare: ReplyForm = { ...form, isFirst: false, templates: [], profile: {}, others: [] };
  const words = refusalsOf(data).map(([, refusal]) => refusalMessage(refusal, texts, { doing: 'send' }).text);
  const titles: [Parameters<typeof messageDialog>[0], string][] = [
    ['job', texts.jobVerbs.notDone],
    ['reply', texts.card.buttons.reply],
    ['find', texts.finding.dialog.title],
    ['preferences', texts.preferences.title],
  ];
  return [
    ['first reply', replyDialog(form, texts)],
    ['reply', replyDialog(bare, texts)],
    ['reply with a template', replyDialog(form, texts, { text: body, filled: 3 })],
    ['reply, asked about', askedAgain(form, { text: body, filled: 3, doubts: DOUBTS, merchantName: name }, texts)],
    ...titles.map(([id, title]): Named<ModalView> => [title, messageDialog(id, title, words[0] ?? '', texts)]),
    ...words.map((said, index): Named<ModalView> => [`refusal ${index}`, messageDialog('job', '–', said, texts)]),
  ];
}

function finding(data: SurfaceData, texts: Texts): Named<ModalView>[] {
  const items = linesOf(data);
  const at = { now: NOW, teamUrl: TEAM_URL, services: [data.service, ...data.tags.map(({ name }) => name)] };
  const found = { items, total: 90 };
  return [
    ['find', findDialog({ ...at, words: data.body }, texts)],
    ['find, with results', findDialog({ ...at, results: { found, page: 1 } }, texts)],
    ['find, one page', findDialog({ ...at, results: { found: { items, total: 3 }, page: 0 } }, texts)],
    ['find, without results', findDialog({ ...at, results: { found: { items: [], total: 0 }, page: 0 } }, texts)],
    ...JOB_SUBCOMMANDS.flatMap((subcommand): Named<ModalView>[] => {
      const view = chooseJobDialog({ subcommand, people: data.assignees, words: data.body }, texts);
      return view ? [[`choose, ${subcommand}`, view]] : [];
    }),
  ];
}

/** What the menus offer while somebody types. */
export function optionsOf(data: SurfaceData, texts: Texts): PlainTextOption[] {
  const words = data.tags[0]?.name ?? '';
  return [
    ...linesOf(data).map((line) => jobOption(line, texts)),
    ...tagOptions(data.tags, 'new tag', texts),
    ...tagOptions([], words, texts),
  ];
}

export function homesOf(data: SurfaceData, texts: Texts): Named<HomeView>[] {
  const counts = { mine: 1, unassigned: 2, waiting: 5, unread: 22, expired: 1 };
  const items = Array.from({ length: HOME_PAGE_SIZE }, (_, n) => linesOf(data)[n % 11]).filter((line) => !!line);
  const started = { channel: false, published: false, service: false, chosen: 'C0JOBS' };
  const done = { channel: true, published: true, service: true };
  const page = { of: 'member', counts, now: NOW, teamUrl: TEAM_URL, page: 0, started } as const;
  const homes: HomeShown[] = HOME_FILTERS.flatMap((filter): HomeShown[] => [
    { ...page, filter, found: { items: [], total: 0 } },
    { ...page, filter, page: 1, found: { items, total: 90 }, started: { ...done, service: false } },
    { ...page, filter, found: { items: items.slice(0, 3), total: 3 }, started: done },
  ]);
  const noChannel: HomeShown = {
    ...page,
    filter: 'all',
    found: { items: [], total: 0 },
    started: { channel: false, published: false, service: false },
  };
  const lines = leadsOf(data).map(([, card]): LeadLine => ({ card, place: PLACE }));
  const withoutPlace = lines.map(({ card }) => ({ card }));
  const none = { items: [], total: 0 };
  const leads: HomeShown[] = [
    { ...page, filter: 'leads', found: none, leads: none },
    { ...page, filter: 'leads', found: none, leads: { items: lines, total: 5 } },
    { ...page, filter: 'leads', found: none, page: 1, leads: { items: withoutPlace, total: 90 } },
  ];
  return [{ of: 'guest' } as const, noChannel, ...homes, ...leads].map((home, index) => [
    `home ${index}`,
    homeView(home, texts),
  ]);
}
