import type { RelayMode } from '../../src/domain/relay-policy.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { mrkdwn, type SlackContent } from '../text.ts';

export interface Welcome {
  /** Slack id of whoever invited us, where Slack says. */
  invitedBy?: string;
  /** New jobs come to this channel. */
  isJobsChannel: boolean;
  relayMode: RelayMode;
}

/** What Jobline says once in a channel it joins: what it does, how to keep a remark inside, who set it up. */
export function welcome({ invitedBy, isJobsChannel, relayMode }: Welcome, texts: Texts): SlackContent {
  const { welcome: words } = texts.preferences;
  const who = invitedBy !== undefined && /^[UW][A-Z0-9]+$/.test(invitedBy) ? `<@${invitedBy}>` : undefined;
  const text = [
    isJobsChannel ? words.jobsChannel : words.otherChannel,
    words.inside[relayMode],
    who ? words.setUpBy({ who }) : words.setUp,
  ].join('\n');
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}
