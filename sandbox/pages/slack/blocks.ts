import type {
  ActionsBlock,
  Button,
  ContextBlock,
  ImageBlock,
  ImageElement,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { BlockButton } from './block-button.ts';
import type { Message } from './context.ts';
import { RichText } from './rich-text.ts';
import { Mrkdwn, PlainText } from './text.ts';
import { UnknownBlock } from './unknown-block.ts';

interface BlocksProps {
  channel: string;
  message: Message;
}

/** The blocks of a message, in order. */
export function Blocks({ channel, message }: BlocksProps): VNode {
  const blocks = (message.blocks ?? []).map(
    (block, index) =>
      html`<div class="block" key=${`${block.block_id ?? ''}${index}`} data-block=${block.type} data-block-id=${block.block_id}>
        <${Block} channel=${channel} message=${message} block=${block} />
      </div>`,
  );
  return html`<div class="blocks">${blocks}</div>`;
}

function Block({ channel, message, block }: BlocksProps & { block: KnownBlock }): VNode {
  switch (block.type) {
    case 'header':
      return html`<h3><${PlainText} text=${block.text.text} /></h3>`;
    case 'divider':
      return html`<hr />`;
    case 'section':
      return html`<${Section} channel=${channel} message=${message} block=${block} />`;
    case 'context':
      return html`<${Context} block=${block} />`;
    case 'actions':
      return html`<${Actions} channel=${channel} message=${message} block=${block} />`;
    case 'rich_text':
      return html`<${RichText} block=${block} />`;
    case 'image':
      return html`<${Picture} block=${block} />`;
    default:
      return html`<${UnknownBlock} block=${block} />`;
  }
}

function TextObject({ text }: { text: MrkdwnElement | PlainTextElement }): VNode {
  return text.type === 'mrkdwn' ? html`<${Mrkdwn} text=${text.text} />` : html`<${PlainText} text=${text.text} />`;
}

function Section({ channel, message, block }: BlocksProps & { block: SectionBlock }): VNode {
  const fields = (block.fields ?? []).map((field) => html`<div class="field"><${TextObject} text=${field} /></div>`);
  const beside = block.accessory;
  return html`<div class="section">
    <div class="section-words">
      ${block.text && html`<${TextObject} text=${block.text} />`}
      ${fields.length > 0 && html`<div class="fields">${fields}</div>`}
    </div>
    ${beside?.type === 'button' && button(channel, message, block.block_id, beside)}
    ${beside?.type === 'image' && html`<${Icon} image=${beside} large />`}
    ${beside && beside.type !== 'button' && beside.type !== 'image' && html`<${UnknownBlock} block=${beside} />`}
  </div>`;
}

function Context({ block }: { block: ContextBlock }): VNode {
  const elements = block.elements.map((element) =>
    element.type === 'image' ? html`<${Icon} image=${element} />` : html`<${TextObject} text=${element} />`,
  );
  return html`<div class="context">${elements}</div>`;
}

function Actions({ channel, message, block }: BlocksProps & { block: ActionsBlock }): VNode {
  const elements = block.elements.map((element) =>
    element.type === 'button'
      ? button(channel, message, block.block_id, element)
      : html`<${UnknownBlock} block=${element} />`,
  );
  return html`<div class="actions">${elements}</div>`;
}

function button(channel: string, message: Message, blockId: string | undefined, element: Button): VNode {
  return html`<${BlockButton}
    key=${element.action_id}
    channel=${channel}
    ts=${message.ts}
    blockId=${blockId}
    button=${element}
  />`;
}

function Icon({ image, large }: { image: ImageElement; large?: boolean }): VNode {
  const source = 'image_url' in image ? image.image_url : '';
  return html`<img class=${large ? 'accessory-image' : 'context-image'} src=${source} alt=${image.alt_text} />`;
}

function Picture({ block }: { block: ImageBlock }): VNode {
  const source = 'image_url' in block ? block.image_url : '';
  return html`<figure>
    ${block.title && html`<figcaption><${PlainText} text=${block.title.text} /></figcaption>`}
    <img src=${source} alt=${block.alt_text} loading="lazy" />
  </figure>`;
}
