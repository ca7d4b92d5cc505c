import type { ActionsBlock, ContextBlock, ImageBlock, ImageElement, KnownBlock, SectionBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { ControlView } from './control.ts';
import { InputBlockView } from './input-block.ts';
import { RichText } from './rich-text.ts';
import { type Surface, SurfaceContext } from './surface.ts';
import { PlainText } from './text.ts';
import { TextObject } from './text-object.ts';
import { UnknownBlock } from './unknown-block.ts';

/** Blocks in order, on the surface they stand on. */
export function Blocks({ blocks, surface }: { blocks: readonly KnownBlock[]; surface: Surface }): VNode {
  const rows = blocks.map(
    (block, index) =>
      html`<div class="block" key=${`${block.block_id ?? ''}${index}`} data-block=${block.type} data-block-id=${block.block_id}>
        <${Block} block=${block} />
      </div>`,
  );
  return html`<${SurfaceContext.Provider} value=${surface}><div class="blocks">${rows}</div></${SurfaceContext.Provider}>`;
}

function Block({ block }: { block: KnownBlock }): VNode {
  switch (block.type) {
    case 'header':
      return html`<h3><${PlainText} text=${block.text.text} /></h3>`;
    case 'divider':
      return html`<hr />`;
    case 'section':
      return html`<${Section} block=${block} />`;
    case 'context':
      return html`<${Context} block=${block} />`;
    case 'actions':
      return html`<${Actions} block=${block} />`;
    case 'input':
      return html`<${InputBlockView} block=${block} />`;
    case 'rich_text':
      return html`<${RichText} block=${block} />`;
    case 'image':
      return html`<${Picture} block=${block} />`;
    default:
      return html`<${UnknownBlock} block=${block} />`;
  }
}

function Section({ block }: { block: SectionBlock }): VNode {
  const fields = (block.fields ?? []).map((field) => html`<div class="field"><${TextObject} text=${field} /></div>`);
  const beside = block.accessory;
  return html`<div class="section">
    <div class="section-words">
      ${block.text && html`<${TextObject} text=${block.text} />`}
      ${fields.length > 0 && html`<div class="fields">${fields}</div>`}
    </div>
    ${beside?.type === 'image' && html`<${Icon} image=${beside} large />`}
    ${beside && beside.type !== 'image' && html`<div class="beside"><${ControlView} blockId=${block.block_id ?? ''} element=${beside} /></div>`}
  </div>`;
}

function Context({ block }: { block: ContextBlock }): VNode {
  const elements = block.elements.map((element) =>
    element.type === 'image' ? html`<${Icon} image=${element} />` : html`<${TextObject} text=${element} />`,
  );
  return html`<div class="context">${elements}</div>`;
}

function Actions({ block }: { block: ActionsBlock }): VNode {
  const elements = block.elements.map(
    (element, index) =>
      html`<${ControlView} key=${`${element.type}${index}`} blockId=${block.block_id ?? ''} element=${element} />`,
  );
  return html`<div class="actions">${elements}</div>`;
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
