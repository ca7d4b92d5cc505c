import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AttachButton, AttachedList, useAttaching } from '../../pages/shared/attach.ts';
import { postJson } from '../../pages/shared/http.ts';
import type { MerchantConversation } from '../model.ts';
import { EntryView } from './entry.ts';
import { JobBar } from './job-bar.ts';

/** One conversation as the merchant sees it: the jobs, the talk, the field to write. */
export function ConversationView({
  conversation,
  onBack,
}: {
  conversation: MerchantConversation;
  onBack(): void;
}): VNode {
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const toEnd = (): void => {
      element.scrollTop = element.scrollHeight;
    };
    toEnd();
    const watch = new ResizeObserver(toEnd);
    watch.observe(element);
    return () => watch.disconnect();
  }, [conversation.entries.length]);

  async function act(verb: string, input: Record<string, unknown>): Promise<boolean> {
    setProblem('');
    const answer = await postJson(`/marketplace/page/${verb}`, { conversationId: conversation.id, ...input });
    if (!answer.ok) setProblem(answer.error);
    return answer.ok;
  }

  const { merchant, store } = conversation;
  return html`<section class="talk" data-conversation=${conversation.id} aria-label=${`Conversation of ${merchant.name}`}>
    <header class="talk-head">
      <button type="button" class="back" aria-label="Back to all conversations" onClick=${onBack}>←</button>
      <div>
        <h2>${merchant.name}</h2>
        <p>${store ? store.name : 'No store yet'} · you write as the merchant</p>
      </div>
      <details class="talk-more">
        <summary>More</summary>
        <button type="button" class="block-button danger" onClick=${() => act('blocked-us', {})}>No more messages</button>
      </details>
    </header>
    ${conversation.jobs.map((job) => html`<${JobBar} key=${job.id} job=${job} onAct=${act} />`)}
    <div class="talk-entries" ref=${box} role="log" aria-label="What was said" tabindex="0">
      ${conversation.entries.map((entry) => html`<${EntryView} key=${entry.id} entry=${entry} store=${store} onAct=${act} />`)}
    </div>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <${WriteField} conversation=${conversation} onAct=${act} onProblem=${setProblem} />
  </section>`;
}

interface WriteFieldProps {
  conversation: MerchantConversation;
  onAct(verb: string, input: Record<string, unknown>): Promise<boolean>;
  onProblem(words: string): void;
}

function WriteField({ conversation, onAct, onProblem }: WriteFieldProps): VNode {
  const [body, setBody] = useState('');
  const [jobId, setJobId] = useState('');
  const { jobs } = conversation;
  const attaching = useAttaching((name) => `/marketplace/page/files?name=${encodeURIComponent(name)}`);
  const isEmpty = body.trim() === '' && attaching.files.length === 0;

  async function send(): Promise<void> {
    const words = body;
    if (isEmpty) return;
    setBody('');
    const files = attaching.take();
    if (await onAct('message', { body: words, jobId, files: files.map(({ id }) => id) })) return;
    setBody(words);
    attaching.giveBack(files);
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  }

  const first = conversation.merchant.name.split(' ')[0];
  return html`<form class="write" onSubmit=${(event: Event) => {
    event.preventDefault();
    void send();
  }}>
    ${
      jobs.length > 1 &&
      html`<label class="about">About
      <select value=${jobId} onChange=${(event: Event) => setJobId((event.target as HTMLSelectElement).value)}>
        <option value="">no job in particular</option>
        ${jobs.map((job) => html`<option value=${job.id}>${job.title ?? job.serviceName}</option>`)}
      </select>
    </label>`
    }
    <${AttachedList} attaching=${attaching} />
    <div class="write-row">
      <${AttachButton} attaching=${attaching} onProblem=${onProblem} />
      <textarea
        rows="2"
        aria-label="Write as the merchant"
        placeholder=${`Write as ${first}…`}
        value=${body}
        onInput=${(event: InputEvent) => setBody((event.target as HTMLTextAreaElement).value)}
        onKeyDown=${key}
      ></textarea>
      <button type="submit" class="block-button primary" disabled=${isEmpty}>Send</button>
    </div>
  </form>`;
}
