import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Mrkdwn, PlainText } from './text.ts';

/** Words of either kind. */
export function TextObject({ text }: { text: MrkdwnElement | PlainTextElement }): VNode {
  return text.type === 'mrkdwn' ? html`<${Mrkdwn} text=${text.text} />` : html`<${PlainText} text=${text.text} />`;
}
