import type { TypedProposal } from '../domain/proposal-form.ts';
import type { ProposalDeps } from '../listeners/deps/proposals.ts';
import type { Caller } from '../listeners/deps.ts';
import { emojiByName } from '../slack/emoji.ts';
import { findOffer, findProposalsOfThread } from '../store/proposals-shown.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { closeProposal } from '../use-cases/proposals/close-proposal.ts';
import { openEdit, openProposal } from '../use-cases/proposals/open-proposal.ts';
import { editProposal, sendProposal } from '../use-cases/proposals/send-proposal.ts';
import type { WiringDeps } from './wiring-deps.ts';

export function proposals({ db, now }: WiringDeps): ProposalDeps {
  const by = ({ slackUser, name }: Caller) => ({ slackUser, name, at: now() });

  return {
    openProposal: ({ organizationId }, threadId) =>
      inOrganization(db, organizationId, (tx) => openProposal(tx, threadId, now())),
    openProposalEdit: ({ organizationId }, proposalId) =>
      inOrganization(db, organizationId, (tx) => openEdit(tx, proposalId, now())),
    sendProposal: (caller, { typed, ...sent }) =>
      inOrganization(db, caller.organizationId, (tx) =>
        sendProposal(tx, { ...sent, typed: readable(typed), ...by(caller) }),
      ),
    editProposal: (caller, { typed, ...sent }) =>
      inOrganization(db, caller.organizationId, (tx) =>
        editProposal(tx, { ...sent, typed: readable(typed), ...by(caller) }),
      ),
    closeProposal: (caller, proposalId) =>
      inOrganization(db, caller.organizationId, (tx) => closeProposal(tx, { proposalId, ...by(caller) })),
    seeProposals: ({ organizationId }, threadId) =>
      readInOrganization(db, organizationId, (reader) => findProposalsOfThread(reader, threadId)),
    seeOffer: ({ organizationId }, { id: proposalId, version }) =>
      readInOrganization(db, organizationId, (reader) => findOffer(reader, { proposalId, version })),
  };
}

/** A dialog's input gives plain words; only names of emoji in them are Slack's. */
function readable(typed: TypedProposal): TypedProposal {
  const milestones = typed.milestones.map((row) => ({ ...row, title: withEmoji(row.title) }));
  return { ...typed, work: withEmoji(typed.work), terms: withEmoji(typed.terms), milestones };
}

function withEmoji(words: string): string {
  return words.replace(/:([a-z0-9_+-]+):/gi, (whole, name: string) => emojiByName(name.toLowerCase()) ?? whole);
}
