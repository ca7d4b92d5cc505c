import type { ClickResult } from '../model.ts';
import type { JsonObject, SlackBlock } from '../state.ts';

/** What an app says a view is, checked and with Slack's defaults. */
export interface ViewContent {
  type: 'modal' | 'home';
  callbackId: string;
  /** Empty for Home. */
  title: string;
  submit?: string;
  close?: string;
  privateMetadata: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  blocks: SlackBlock[];
}

/** Block id, then action id, then what Slack's `state.values` shows of that input. */
export type ViewValues = Record<string, Record<string, JsonObject>>;

/** A dialog of somebody's stack, or somebody's Home. */
export interface StoredView {
  id: string;
  rootId: string;
  previousId: string | null;
  hash: string;
  content: ViewContent;
  values: ViewValues;
  /** What the app said under which block. */
  errors: Record<string, string>;
}

/** A view as the person has it before them. */
export interface PersonView {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callback_id: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: SlackBlock[];
  private_metadata: string;
  errors: Record<string, string>;
  values: ViewValues;
}

/** By block id: words, an option's value, an id, a date; a list for what takes several. Empty clears. */
export type GivenValues = Readonly<Record<string, string | readonly string[]>>;

export interface ViewClick {
  user: string;
  actionId: string;
  blockId?: string;
  /** Chooses among buttons that share an action id, or what a menu or input is set to. */
  value?: string | readonly string[];
  /** What else was typed before. */
  values?: GivenValues;
  in?: 'dialog' | 'home';
}

export interface Suggestion {
  text: string;
  value: string;
}

export type CommandResult =
  | { ok: true; status: number; answer?: { text: string; blocks?: SlackBlock[] } }
  | { ok: false; error: string };

export interface CommandLine {
  user: string;
  /** The first channel unless given. */
  channel?: string;
  /** What follows the command. */
  text: string;
  /** The manifest's first unless given. */
  command?: string;
  /** Typed in a thread, where Slack refuses commands. */
  threadTs?: string;
}

/** What persons do with dialogs, Home, commands and shortcuts. */
export interface ViewActs {
  /** The topmost open dialog. */
  view(user: string): PersonView | undefined;
  /** All open dialogs, the topmost last. */
  views(user: string): PersonView[];
  /** Sends the topmost dialog off; inputs that are not named keep what they show. */
  submit(sent: { user: string; values?: GivenValues }): Promise<ClickResult>;
  /** Uses a control of the topmost dialog or of Home. */
  clickIn(click: ViewClick): Promise<ClickResult>;
  /** Cancels the topmost dialog; `all` is the cross in its corner. */
  closeView(closed: { user: string; all?: boolean }): Promise<ClickResult>;
  /** What a menu that loads its options offers. */
  suggest(asked: { user: string; blockId: string; query: string; in?: 'dialog' | 'home' }): Promise<Suggestion[]>;
  command(line: CommandLine): Promise<CommandResult>;
  /** With a message, a message shortcut; else a global one. */
  shortcut(used: { user: string; callbackId: string; channel?: string; ts?: string }): Promise<ClickResult>;
  /** Looks at the app's Home. */
  openHome(user: string): void;
  home(user: string): PersonView | undefined;
}
