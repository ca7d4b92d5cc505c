import { flagArg, limitArg, pageOf, textArg } from '../args.ts';
import { overTheWire } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { JsonObject, Member } from '../state.ts';
import { userObject } from '../user-object.ts';
import { type ApiContext, type Method, needScope } from './context.ts';

const info: Method = (context, args) => {
  needScope(context, 'users:read');
  const member = context.workspace.member(textArg(args, 'user') ?? '');
  return { user: member === undefined ? refuse('user_not_found') : shown(context, member, args) };
};

const list: Method = (context, args) => {
  needScope(context, 'users:read');
  const own = context.workspace.members().filter((member) => member.teamId === context.workspace.team.id);
  const { items, nextCursor } = pageOf(own, args, limitArg(args, 200, 1000));
  return {
    members: items.map((member) => shown(context, member, args)),
    cache_ts: Math.floor(Date.now() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
};

/** E-mail needs its own scope; the locale is left out unless asked for, and for people of other workspaces. */
function shown(context: ApiContext, member: Member, args: JsonObject): JsonObject {
  const { locale, profile, ...user } = userObject(member);
  const { scopes } = context.installation;
  const { email, ...others } = profile;
  const mayReadEmail = scopes.size === 0 || scopes.has('users:read.email');
  const isStranger = member.teamId !== context.workspace.team.id;
  return overTheWire({
    ...user,
    profile: mayReadEmail && email !== undefined ? { ...others, email } : others,
    ...(flagArg(args, 'include_locale') && !isStranger && { locale }),
    ...(isStranger && { is_stranger: true }),
  });
}

export const userMethods: Readonly<Record<string, Method>> = { 'users.info': info, 'users.list': list };
