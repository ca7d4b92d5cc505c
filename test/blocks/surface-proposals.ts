import type { ModalView } from '@slack/types';
import { doubtQuestion } from '../../blocks/doubts.ts';
import { proposalDialog, withMilestone } from '../../blocks/proposal-dialog.ts';
import { proposalLine } from '../../blocks/proposal-line.ts';
import { proposalPost } from '../../blocks/proposal-post.ts';
import { proposalsDialog, proposalVersionDialog } from '../../blocks/proposals-dialog.ts';
import type { SlackContent } from '../../blocks/text.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import type { OfferMailed } from '../../src/domain/mail.ts';
import {
  PROPOSAL_ANSWERS,
  PROPOSAL_DELIVERIES,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalLine,
  type ProposalVersion,
} from '../../src/domain/proposal.ts';
import { PROPOSAL_LENGTHS, type ProposalForm } from '../../src/domain/proposal-form.ts';
import type { ProposalsShown } from '../../src/domain/proposals-shown.ts';
import { type Doubt, doubtName } from '../../src/domain/slip.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { cut, NOW, PLACE, SOON, type SurfaceData, TEAM_URL } from './surface-data.ts';

/** As many as are asked about at once, as long as they may be. */
export const DOUBTS: Doubt[] = [
  { because: 'almost_note' },
  ...Array.from({ length: 9 }, () => ({ because: 'held_word', word: '&<*_`'.repeat(12) }) as const),
];

const ID = '01234567-89ab-4cde-8f01-23456789abcd';

function versionOf(data: SurfaceData, number: number): ProposalVersion {
  const title = cut(data.title, PROPOSAL_LENGTHS.title);
  return {
    version: number,
    service: { handle: 'store-setup', name: data.service },
    work: cut(data.summary, PROPOSAL_LENGTHS.work),
    milestones: Array.from({ length: 5 }, () => ({ title, price: '999999999.99', durationDays: 3650 })),
    price: { amount: '999999999.99', currency: 'EUR' },
    estimatedDays: 3650,
    terms: cut(data.comment, PROPOSAL_LENGTHS.terms),
    authorName: data.member,
    slackUser: 'U0ALICE',
    sentAt: NOW,
    delivery: 'delivered',
    feedback: cut(data.body, 10_000),
  };
}

/** A proposal in every state that its surfaces tell apart. */
function proposalsOf(data: SurfaceData): Proposal[] {
  const first = versionOf(data, 1);
  const newest = { ...versionOf(data, 2), milestones: [] };
  const proposal: Proposal = {
    id: ID,
    conversationId: 1,
    threadId: 7,
    state: 'sent',
    version: 2,
    versions: [{ ...first, answer: 'declined' }, newest],
    newest,
    closedBy: data.member,
    closedAt: SOON,
  };
  const store = { name: data.merchant.storeName ?? '', url: 'https://store.example' };
  const undelivered = PROPOSAL_DELIVERIES.map((delivery): Proposal => {
    const version = { ...first, delivery };
    return { ...proposal, version: 1, versions: [version], newest: version };
  });
  return [
    ...PROPOSAL_STATES.map((state): Proposal => ({ ...proposal, state })),
    { ...proposal, state: 'accepted', acceptedFor: { store } },
    { ...proposal, state: 'accepted', acceptedFor: { store: 'new' } },
    ...undelivered,
  ];
}

function linesOfProposals(data: SurfaceData): ProposalLine[] {
  const { name: merchantName, storeName = '' } = data.merchant;
  const about = { proposalId: ID, version: 1, merchantName };
  const feedback = cut(data.body, 10_000);
  return [
    { ...about, code: 'accepted', storeName, job: { number: data.number } },
    { ...about, code: 'accepted', storeName, job: { number: data.number, ...PLACE, teamUrl: TEAM_URL } },
    { ...about, code: 'accepted' },
    { ...about, code: 'declined' },
    { ...about, code: 'declined', feedback },
    { ...about, code: 'began_job' },
    { proposalId: ID, version: 1, code: 'closed', name: data.member },
    ...PROPOSAL_ANSWERS.flatMap((answer) =>
      (['old_version', 'answered_already', 'closed'] as const).map(
        (because): ProposalLine => ({ ...about, code: 'too_late', answer, because, feedback }),
      ),
    ),
  ];
}

export function mailedOffersOf(data: SurfaceData): OfferMailed[] {
  const events = ['sent', ...PROPOSAL_ANSWERS] as const;
  const [, accepted] = proposalsOf(data);
  if (!accepted) return [];
  const { name: merchantName } = data.merchant;
  const offer = { proposal: accepted, version: accepted.newest, merchantName };
  return events.map((event) => ({ of: 'proposal', event, offer }));
}

export function proposalMessagesOf(data: SurfaceData, texts: Texts): [string, SlackContent][] {
  const { name: merchantName } = data.merchant;
  const posts = proposalsOf(data).flatMap((proposal, index) =>
    proposal.versions
      .slice(index === 0 ? 0 : -1)
      .map((version): [string, SlackContent] => [
        `proposal ${index}, version ${version.version}`,
        proposalPost({ proposal, version, merchantName }, texts),
      ]),
  );
  const lines = linesOfProposals(data).map((line, index): [string, SlackContent] => [
    `proposal line ${line.code} ${index}`,
    proposalLine(line, texts),
  ]);
  return [...posts, ...lines];
}

export function proposalDialogsOf(data: SurfaceData, texts: Texts): [string, ModalView][] {
  const { name: merchantName } = data.merchant;
  const { work, terms = '', milestones } = versionOf(data, 1);
  const rows = milestones.map(({ title, price, durationDays }) => ({
    title,
    price,
    durationDays: String(durationDays),
  }));
  const form: ProposalForm = {
    threadId: 7,
    label: `J-${data.number}`,
    merchantName,
    choices: Array.from({ length: Math.min(data.many, 100) }, (_, n) => ({
      value: `service-${n}`,
      handle: `service-${n}`,
      name: data.service,
    })),
    typed: { service: 'service-1', work, price: '1', currency: 'EUR', estimatedDays: '5', terms, milestones: rows },
    seen: 3,
  };
  const bare: ProposalForm = {
    ...form,
    typed: { service: '', work: '', price: '', currency: '', estimatedDays: '', terms: '', milestones: [] },
  };
  const view = { private_metadata: JSON.stringify({ threadId: 7, seen: 3 }), state: { values: {} } };
  const meanwhile = texts.proposals.dialog.meanwhile({ name: 'Alice' });
  const offers = proposalsOf(data);
  const shown: ProposalsShown = {
    threadId: 7,
    label: form.label,
    merchantName,
    proposals: Array.from({ length: data.many }, (_, n) => offers[n % offers.length]).filter((offer) => !!offer),
    jobs: Array.from({ length: data.many }, (_, n) => ({
      id: n,
      number: data.number,
      status: JOB_STATUSES[n % JOB_STATUSES.length] ?? 'new',
      serviceName: data.service,
      ...PLACE,
    })),
    teamUrl: TEAM_URL,
  };
  return [
    ['proposal', proposalDialog(form, texts, meanwhile)],
    ['proposal, edited', proposalDialog({ ...form, editing: { id: ID, version: 1 } }, texts)],
    [
      'proposal, asked',
      proposalDialog({ ...form, asked: DOUBTS.map(doubtName) }, texts, doubtQuestion(DOUBTS, data.member, texts)),
    ],
    ['proposal, empty', proposalDialog(bare, texts)],
    ['proposal, one row', withMilestone(view, bare, texts)],
    ['proposals', proposalsDialog(shown, texts, texts.proposals.list.closed)],
    ['no proposals', proposalsDialog({ ...shown, proposals: [], jobs: [] }, texts)],
    ...offers
      .slice(3, 6)
      .flatMap((proposal, index) =>
        proposal.versions.map((version): [string, ModalView] => [
          `proposal ${index}, version ${version.version}, whole`,
          proposalVersionDialog({ proposal, version, merchantName }, texts),
        ]),
      ),
  ];
}
