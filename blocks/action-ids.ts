/** Every `action_id` of a button. Those of cards and dialogs have a thread's id as their value, unless their file says otherwise. */
export const ACTION_IDS = {
  jobOpen: 'job_open',
  jobAssignMe: 'job_assign_me',
  jobAssign: 'job_assign',
  jobTag: 'job_tag',
  jobDecline: 'job_decline',
  jobMore: 'job_more',
  jobReply: 'job_reply',
  jobProposal: 'job_proposal',
  jobProposals: 'job_proposals',
  /** Of one proposal: `<its id>:<version>`. */
  proposalView: 'proposal_view',
  proposalEdit: 'proposal_edit',
  proposalClose: 'proposal_close',
  /** In its dialog: one more row. */
  proposalMilestone: 'proposal_milestone',
  jobNote: 'job_note',
  jobRead: 'job_read',
  jobInactive: 'job_inactive',
  jobComplete: 'job_complete',
  jobReopen: 'job_reopen',
  jobBlock: 'job_block',
  jobHistory: 'job_history',
  jobReview: 'job_review',
  jobStoreAccess: 'job_store_access',
  /** Opens the store in the browser; there is nothing to do here. */
  storeOpen: 'store_open',
  /** In the dialogs of tags. */
  tagsManage: 'tags_manage',
  tagDelete: 'tag_delete',
  deliveryRetry: 'delivery_retry',
  replyTemplate: 'reply_template',
  heldSend: 'held_send',
  heldKeep: 'held_keep',
  /** In Home: a filter, or a filter and a page. */
  homeMine: 'home_mine',
  homeUnassigned: 'home_unassigned',
  homeExpiring: 'home_expiring',
  homeWaiting: 'home_waiting',
  homeAll: 'home_all',
  homeConversations: 'home_conversations',
  homeLeads: 'home_leads',
  homeBack: 'home_back',
  homeNext: 'home_next',
  homeFind: 'home_find',
  homePreferences: 'home_preferences',
  /** In the preferences: the value is a section, a service's handle or a template's id, + adds one. */
  preferencesSection: 'preferences_section',
  preferencesService: 'preferences_service',
  preferencesServiceRemove: 'preferences_service_remove',
  preferencesTemplate: 'preferences_template',
  preferencesTemplateRemove: 'preferences_template_remove',
  /** In the dialog that finds jobs: a page. */
  findBack: 'find_back',
  findNext: 'find_next',
} as const;
export type ActionId = (typeof ACTION_IDS)[keyof typeof ACTION_IDS];

/** Every `callback_id` of a dialog. */
export const DIALOG_IDS = {
  reply: 'reply',
  job: 'job',
  assign: 'assign',
  tag: 'tag',
  manageTags: 'manage_tags',
  decline: 'decline',
  note: 'note',
  block: 'block',
  proposal: 'proposal',
  proposals: 'proposals',
  review: 'review',
  storeAccess: 'store_access',
  preferences: 'preferences',
  history: 'history',
  find: 'find',
  more: 'more',
} as const;
export type DialogId = (typeof DIALOG_IDS)[keyof typeof DIALOG_IDS];

/** Every `callback_id` of a shortcut. */
export const SHORTCUT_IDS = {
  sendToMerchant: 'send_to_merchant',
  keepInternal: 'keep_internal',
  markRead: 'mark_read',
  findJob: 'find_job',
} as const;

/** The `action_id` of every input; its `block_id` is the field's name. */
export const VALUE = 'value';
