import type { KnownBlock } from '@slack/types';
import type { GettingStarted } from '../../src/domain/finding.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { mrkdwn, plainText } from '../text.ts';

/** What must be done before jobs come in; nothing once all of it is. */
export function gettingStarted({ channel, chosen, published, service }: GettingStarted, texts: Texts): KnownBlock[] {
  if (channel && published && service) return [];
  const { home } = texts.finding;
  const place = chosen && /^[A-Z0-9]+$/.test(chosen) ? `<#${chosen}>` : undefined;
  const steps = [
    { done: channel, what: channel ? home.channelDone : place ? home.invite({ channel: place }) : home.channel },
    { done: published, what: published ? home.profileDone : home.profile },
    { done: service, what: service ? home.serviceDone : home.service },
  ];
  const lines = steps.map(({ done, what }) => (done ? home.startDone({ what }) : home.startToDo({ what })));
  return [
    { type: 'header', text: plainText(home.start) },
    { type: 'section', text: mrkdwn(lines.join('\n')) },
    { type: 'divider' },
  ];
}
