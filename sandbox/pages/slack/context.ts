import type { KnownBlock } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageMember, PageMessage, PageState } from '../../slack/model.ts';
import type { PersonView } from '../../slack/views/view-model.ts';

export type Message = Omit<PageMessage, 'blocks'> & { blocks?: KnownBlock[] };
export type Channel = Omit<PageChannel, 'messages'> & { messages: Message[] };
export type View = Omit<PersonView, 'blocks'> & { blocks: KnownBlock[] };
export type State = Omit<PageState, 'channels' | 'views' | 'home'> & {
  channels: Channel[];
  views: View[];
  home?: View;
};

/** What any part of the page may need: the workspace as it is now and the few things to do with it. */
export interface SlackContext {
  state: State;
  /** Opens a thread at the side. */
  openThread(channel: string, ts: string): void;
  openChannel(channel: string): void;
  /** Opens the app's Home. */
  openHome(channel: string): void;
  /** Tells the person, in a sentence, that something did not work. */
  complain(sentence: string): void;
}

export const Slack = createContext<SlackContext | null>(null);

/** The context, inside the page. */
export function useSlack(): SlackContext {
  const context = useContext(Slack);
  if (!context) throw new Error('Used outside of the Slack page.');
  return context;
}

/** A member's name as others see it. */
export function nameOf(state: State, userId: string): string {
  if (userId === state.app.userId) return state.app.name;
  const member = state.members.find((one) => one.id === userId);
  return member ? displayName(member) : userId;
}

export function displayName(member: PageMember): string {
  return member.displayName || member.name;
}
