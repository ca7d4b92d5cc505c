import { isJsonObject } from '../json.ts';
import { escapeText } from '../mrkdwn.ts';
import { refuse, SlackRefusal } from '../refusal.ts';
import type { Channel, Json, Member } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import { type ActContext, needPerson } from './act-context.ts';
import type { CommandLine, CommandResult } from './view-model.ts';

/** A person's slash command: a form of its own shape; what is answered at once is shown like a `response_url`'s answer. */
export async function runCommand(context: ActContext, line: CommandLine): Promise<CommandResult> {
  const { workspace, installation, interactions, responseUrls, triggers } = context;
  const person = needPerson(context, line.user);
  const channel = line.channel === undefined ? workspace.channels()[0] : workspace.needChannel(line.channel);
  if (channel === undefined || !channel.members.includes(person.id)) return refuse('not_in_channel');
  const named = line.command ?? installation.commands[0]?.command ?? '/';
  const command = installation.commands.find((one) => one.command === named);
  if (command === undefined) return { ok: false, error: `${named} is not a valid command.` };
  if (line.threadTs !== undefined) return { ok: false, error: `${named} is not supported in threads. Sorry!` };

  const origin = { channel: channel.id, user: person.id, ephemeral: false };
  const responseId = responseUrls.issue(origin);
  const fields = {
    token: 'local-slack-verification-token',
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: person.id,
    user_name: person.name,
    command: named,
    text: command.shouldEscape ? escapeWords(workspace, line.text.trim()) : line.text.trim(),
    api_app_id: workspace.app.id,
    is_enterprise_install: 'false',
    response_url: `${context.baseUrl()}/slack/respond/${responseId}`,
    trigger_id: triggers.issue({ user: person.id }),
  };
  const answer = await interactions.command(fields, command.path);
  if (!answer.ok) return { ok: false, error: `${named} failed with the error "${answer.error}"` };
  if (isNothing(answer.body)) return { ok: true, status: answer.status };
  try {
    const body = isJsonObject(answer.body) ? answer.body : { text: String(answer.body) };
    return { ok: true, status: answer.status, answer: responseUrls.say(origin, body) };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { ok: false, error: `${named} failed with the error "${error.code}"` };
  }
}

function isNothing(body: Json | undefined): boolean {
  return body === undefined || body === null || body === '' || (isJsonObject(body) && Object.keys(body).length === 0);
}

function shownName(channel: Channel): string {
  if (channel.kind === 'dm') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** What `should_escape` does: people, channels and links by their ids, the rest escaped as in messages. */
export function escapeWords(workspace: Workspace, typed: string): string {
  const words = typed.split(/(\s+)/).map((word) => {
    if (/^https?:\/\/\S+$/.test(word)) return `<${escapeText(word)}>`;
    return word.startsWith('@') || word.startsWith('#') ? word : escapeText(word);
  });
  return nameChannels(workspace, nameMembers(workspace, words.join('')));
}

/** Longer names first, so that `@Alice Winter` is not `@Alice` and a rest. */
function nameMembers(workspace: Workspace, text: string): string {
  const names = workspace
    .members()
    .flatMap((member) => namesOf(member).map((name) => ({ name, member })))
    .sort((a, b) => b.name.length - a.name.length);
  return mention(text, names);
}

function namesOf(member: Member): string[] {
  return [member.realName, member.displayName, member.name].filter((name) => name !== '');
}

function mention(text: string, names: readonly { name: string; member: Member }[]): string {
  return text.replace(/(^|\s)@(.*)/su, (_whole, before: string, rest: string) => {
    const found = names.find(({ name }) => startsWithName(rest, name));
    const after = found === undefined ? rest : rest.slice(found.name.length);
    const shown = found === undefined ? '@' : `<@${found.member.id}|${found.member.name}>`;
    return `${before}${shown}${mention(after, names)}`;
  });
}

function startsWithName(text: string, name: string): boolean {
  const next = text[name.length];
  return text.toLowerCase().startsWith(name.toLowerCase()) && (next === undefined || !/[\p{L}\p{N}_]/u.test(next));
}

function nameChannels(workspace: Workspace, text: string): string {
  return text.replace(/(^|\s)#([a-z0-9_-]+)/g, (whole, before: string, name: string) => {
    const channel = workspace.channels().find((one) => one.kind !== 'dm' && one.name === name);
    return channel === undefined ? whole : `${before}<#${channel.id}|${channel.name}>`;
  });
}
