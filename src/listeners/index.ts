import { ACTION_IDS, DIALOG_IDS, SHORTCUT_IDS, VALUE } from '../../blocks/action-ids.ts';
import { assign } from './actions/assign.ts';
import { assignMe } from './actions/assign-me.ts';
import { blockMerchant } from './actions/block-merchant.ts';
import { completeJob } from './actions/complete-job.ts';
import { declineJob } from './actions/decline-job.ts';
import { deleteTag } from './actions/delete-tag.ts';
import { findPage } from './actions/find-page.ts';
import { heldKeep } from './actions/held-keep.ts';
import { heldSend } from './actions/held-send.ts';
import { history } from './actions/history.ts';
import { homeFind } from './actions/home-find.ts';
import { homeShow } from './actions/home-show.ts';
import { manageTags } from './actions/manage-tags.ts';
import { markInactive } from './actions/mark-inactive.ts';
import { markRead } from './actions/mark-read.ts';
import { more } from './actions/more.ts';
import { note } from './actions/note.ts';
import { openJob } from './actions/open-job.ts';
import { openStore } from './actions/open-store.ts';
import {
  openPreferenceSection,
  openPreferences,
  openService,
  openTemplate,
  removeService,
  removeTemplate,
} from './actions/preferences.ts';
import { addMilestone, editProposal, proposal } from './actions/proposal.ts';
import { closeProposal, proposals, viewProposal } from './actions/proposals.ts';
import { reopenJob } from './actions/reopen-job.ts';
import { reply } from './actions/reply.ts';
import { replyTemplate } from './actions/reply-template.ts';
import { retryDelivery } from './actions/retry-delivery.ts';
import { review } from './actions/review.ts';
import { storeAccess } from './actions/store-access.ts';
import { tag } from './actions/tag.ts';
import type { ListenerDeps } from './deps.ts';
import { appHomeOpened } from './events/app-home-opened.ts';
import { disconnected } from './events/disconnected.ts';
import { memberJoinedChannel } from './events/member-joined-channel.ts';
import { message } from './events/message.ts';
import { unarchive } from './events/unarchive.ts';
import { userChange } from './events/user-change.ts';
import { offerOptions } from './options/value.ts';
import { findJob } from './shortcuts/find-job.ts';
import { keepInternal } from './shortcuts/keep-internal.ts';
import { markThreadRead } from './shortcuts/mark-read.ts';
import { sendToMerchant } from './shortcuts/send-to-merchant.ts';
import { jobline } from './slash-command/jobline.ts';
import { assignSent } from './views/assign.ts';
import { blockSent } from './views/block-merchant.ts';
import { declineSent } from './views/decline-job.ts';
import { findSent } from './views/find.ts';
import { manageTagsSent } from './views/manage-tags.ts';
import { noteSent } from './views/note.ts';
import { nothingToSend } from './views/nothing-to-send.ts';
import { preferencesSent } from './views/preferences.ts';
import { proposalSent } from './views/proposal.ts';
import { reply as replySent } from './views/reply.ts';
import { replyClosed } from './views/reply-closed.ts';
import { reviewSent } from './views/review.ts';
import { storeAccessSent } from './views/store-access.ts';
import { tagSent } from './views/tag.ts';

/** What Slack sets off: every id and its listener, one line each. */
export const LISTENERS = {
  actions: {
    [ACTION_IDS.jobOpen]: openJob,
    [ACTION_IDS.jobAssignMe]: assignMe,
    [ACTION_IDS.jobAssign]: assign,
    [ACTION_IDS.jobTag]: tag,
    [ACTION_IDS.tagsManage]: manageTags,
    [ACTION_IDS.tagDelete]: deleteTag,
    [ACTION_IDS.jobMore]: more,
    [ACTION_IDS.jobDecline]: declineJob,
    [ACTION_IDS.jobProposal]: proposal,
    [ACTION_IDS.jobProposals]: proposals,
    [ACTION_IDS.proposalView]: viewProposal,
    [ACTION_IDS.proposalEdit]: editProposal,
    [ACTION_IDS.proposalClose]: closeProposal,
    [ACTION_IDS.proposalMilestone]: addMilestone,
    [ACTION_IDS.jobNote]: note,
    [ACTION_IDS.jobRead]: markRead,
    [ACTION_IDS.jobInactive]: markInactive,
    [ACTION_IDS.jobComplete]: completeJob,
    [ACTION_IDS.jobReopen]: reopenJob,
    [ACTION_IDS.jobBlock]: blockMerchant,
    [ACTION_IDS.jobHistory]: history,
    [ACTION_IDS.jobReview]: review,
    [ACTION_IDS.jobStoreAccess]: storeAccess,
    [ACTION_IDS.storeOpen]: openStore,
    [ACTION_IDS.homePreferences]: openPreferences,
    [ACTION_IDS.preferencesSection]: openPreferenceSection,
    [ACTION_IDS.preferencesService]: openService,
    [ACTION_IDS.preferencesServiceRemove]: removeService,
    [ACTION_IDS.preferencesTemplate]: openTemplate,
    [ACTION_IDS.preferencesTemplateRemove]: removeTemplate,
    [ACTION_IDS.deliveryRetry]: retryDelivery,
    [ACTION_IDS.heldSend]: heldSend,
    [ACTION_IDS.heldKeep]: heldKeep,
    [ACTION_IDS.jobReply]: reply,
    [ACTION_IDS.replyTemplate]: replyTemplate,
    [ACTION_IDS.homeMine]: homeShow,
    [ACTION_IDS.homeUnassigned]: homeShow,
    [ACTION_IDS.homeExpiring]: homeShow,
    [ACTION_IDS.homeWaiting]: homeShow,
    [ACTION_IDS.homeAll]: homeShow,
    [ACTION_IDS.homeConversations]: homeShow,
    [ACTION_IDS.homeLeads]: homeShow,
    [ACTION_IDS.homeBack]: homeShow,
    [ACTION_IDS.homeNext]: homeShow,
    [ACTION_IDS.homeFind]: homeFind,
    [ACTION_IDS.findBack]: findPage,
    [ACTION_IDS.findNext]: findPage,
  },
  events: {
    message,
    app_home_opened: appHomeOpened,
    member_joined_channel: memberJoinedChannel,
    channel_unarchive: unarchive,
    group_unarchive: unarchive,
    user_change: userChange,
    app_uninstalled: disconnected,
    tokens_revoked: disconnected,
  },
  views: {
    [DIALOG_IDS.decline]: declineSent,
    [DIALOG_IDS.note]: noteSent,
    [DIALOG_IDS.block]: blockSent,
    [DIALOG_IDS.review]: reviewSent,
    [DIALOG_IDS.storeAccess]: storeAccessSent,
    [DIALOG_IDS.proposal]: proposalSent,
    [DIALOG_IDS.proposals]: nothingToSend,
    [DIALOG_IDS.job]: nothingToSend,
    [DIALOG_IDS.more]: nothingToSend,
    [DIALOG_IDS.history]: nothingToSend,
    [DIALOG_IDS.preferences]: preferencesSent,
    [DIALOG_IDS.reply]: replySent,
    [DIALOG_IDS.assign]: assignSent,
    [DIALOG_IDS.tag]: tagSent,
    [DIALOG_IDS.manageTags]: manageTagsSent,
    [DIALOG_IDS.find]: findSent,
  },
  shortcuts: {
    [SHORTCUT_IDS.markRead]: markThreadRead,
    [SHORTCUT_IDS.sendToMerchant]: sendToMerchant,
    [SHORTCUT_IDS.keepInternal]: keepInternal,
    [SHORTCUT_IDS.findJob]: findJob,
  },
  /** Dialogs that were closed without sending. */
  closings: { [DIALOG_IDS.reply]: replyClosed },
  options: { [VALUE]: offerOptions },
  commands: { '/jobline': jobline },
} as const;

type Bound<Group> = {
  [Id in keyof Group]: Group[Id] extends (deps: ListenerDeps) => infer Listener ? Listener : never;
};

/** Gives every listener what it may do. */
export function createListeners(deps: ListenerDeps): {
  [Kind in keyof typeof LISTENERS]: Bound<(typeof LISTENERS)[Kind]>;
} {
  const { actions, events, views, shortcuts, closings, options, commands } = LISTENERS;
  return {
    actions: bind(actions, deps),
    events: bind(events, deps),
    views: bind(views, deps),
    shortcuts: bind(shortcuts, deps),
    closings: bind(closings, deps),
    options: bind(options, deps),
    commands: bind(commands, deps),
  };
}

function bind<Group extends Readonly<Record<string, (deps: ListenerDeps) => unknown>>>(
  group: Group,
  deps: ListenerDeps,
): Bound<Group> {
  const bound = Object.entries(group).map(([id, listener]) => [id, listener(deps)]);
  return Object.fromEntries(bound) as Bound<Group>;
}
