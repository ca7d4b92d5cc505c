import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatSlackDate, thisViewer } from '../shared/dates.ts';
import { type Channel, type Message, useSlack } from './context.ts';
import { MessageView } from './message.ts';

interface MessageListProps {
  channel: Channel;
  messages: Message[];
  inThread: boolean;
  label: string;
}

const SAME_BREATH_SECONDS = 300;
const NEAR_END_PIXELS = 120;

/** Messages in order, with a line for each day; stays at the end while one is at the end. */
export function MessageList({ channel, messages, inThread, label }: MessageListProps): VNode {
  const { state } = useSlack();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newest = useRef('');
  const size = useRef('');
  const last = messages.at(-1);
  useLayoutEffect(() => {
    const element = box.current;
    const justWritten = last !== undefined && last.ts !== newest.current && last.user === state.me;
    newest.current = last?.ts ?? '';
    if (element && (atEnd.current || justWritten)) element.scrollTop = element.scrollHeight;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // A window made smaller, a phone turned or its keyboard opened: what was at the end stays there.
    const watch = new ResizeObserver(() => {
      size.current = sizeOf(element);
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  function scrolled(): void {
    const element = box.current;
    // A new size makes the browser scroll by itself; only where the reader scrolls counts.
    if (!element || sizeOf(element) !== size.current) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PIXELS;
  }

  const rows: VNode[] = [];
  for (const [index, message] of messages.entries()) {
    const before = messages[index - 1];
    const day = dayOf(message);
    if (!inThread && day !== (before && dayOf(before))) {
      rows.push(html`<div class="day" key=${`day-${day}`} role="separator"><span>${day}</span></div>`);
    }
    if (inThread && index === 1) rows.push(html`<div class="reply-line" key="replies">${repliesIn(messages)}</div>`);
    rows.push(html`<${MessageView}
      key=${message.ts}
      channel=${channel}
      message=${message}
      inThread=${inThread}
      compact=${isCompact(before, message) && !(inThread && index === 1)}
    />`);
  }
  return html`<div class="messages" ref=${box} onScroll=${scrolled} role="log" aria-label=${label} tabindex="0">
    <div class="messages-spring"></div>
    ${rows}
  </div>`;
}

function sizeOf(element: HTMLElement): string {
  return `${element.clientWidth}x${element.clientHeight}`;
}

function repliesIn(messages: Message[]): string {
  const count = messages.filter((message) => !message.ephemeral).length - 1;
  return count === 1 ? '1 reply' : `${count} replies`;
}

function isCompact(before: Message | undefined, message: Message): boolean {
  if (!before || before.user !== message.user || before.ephemeral || message.ephemeral) return false;
  if (before.subtype === 'channel_join' || message.subtype === 'thread_broadcast' || message.isApp) return false;
  return Number(message.ts) - Number(before.ts) < SAME_BREATH_SECONDS && dayOf(before) === dayOf(message);
}

function dayOf(message: Message): string {
  const words = formatSlackDate(Number(message.ts), '{day_divider_pretty}', thisViewer());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
