import type { Answered, RelayDeps } from '../listeners/deps/relay.ts';
import type { Caller } from '../listeners/deps.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization, type Tx } from '../store/scope.ts';
import { findThread } from '../store/threads.ts';
import { type Decided, type Decision, decideHeld, type HeldChoice } from '../use-cases/conversations/decide-held.ts';
import { decideMessage } from '../use-cases/conversations/decide-message.ts';
import { closeReply, openReply, readReplyForm } from '../use-cases/conversations/open-reply.ts';
import { sendReply } from '../use-cases/conversations/send-reply.ts';
import type { WiringDeps } from './wiring-deps.ts';

export function relay({ db, now, settings }: WiringDeps): RelayDeps {
  async function answer({ organizationId }: Caller, act: (tx: Tx, at: Date) => Promise<Decided>): Promise<Answered> {
    const at = now();
    const outcome = await inOrganization(db, organizationId, (tx) => act(tx, at));
    return outcome.kind === 'sent' ? counted(outcome, at) : outcome;
  }

  function decision({ slackUser, name }: Caller, choice: HeldChoice, at: Date): Decision {
    return { choice, by: { slackUser, name }, now: at, settings };
  }

  return {
    decideHeld: (caller, messageId, choice) =>
      answer(caller, (tx, at) => decideHeld(tx, messageId, decision(caller, choice, at))),
    decideMessage: (caller, message, choice) =>
      answer(caller, (tx, at) => decideMessage(tx, message, decision(caller, choice, at))),
    openReply: ({ organizationId, slackUser, name }, threadId) =>
      inOrganization(db, organizationId, (tx) => openReply(tx, { threadId, slackUser, name, at: now() })),
    replyForm: ({ organizationId, slackUser, name }, threadId) =>
      readInOrganization(db, organizationId, async (reader) =>
        (await findThread(reader, threadId))
          ? readReplyForm(reader, { threadId, slackUser, name, at: now() })
          : undefined,
      ),
    closeReply: ({ organizationId, slackUser }, threadId) =>
      inOrganization(db, organizationId, (tx) => closeReply(tx, { threadId, slackUser })),
    reply: async (caller, threadId, text, more = {}) => {
      const at = now();
      const { organizationId, slackUser, name } = caller;
      const replied = await inOrganization(db, organizationId, (tx) =>
        sendReply(tx, { ...more, threadId, text, slackUser, name, at }, settings),
      );
      return replied.kind === 'sent' ? counted(replied, at) : replied;
    },
  };
}

/** When it leaves, in seconds from now. */
function counted({ merchantName, leavesAt }: { merchantName: string; leavesAt: Date }, at: Date): Answered {
  const seconds = Math.max(0, Math.ceil((leavesAt.getTime() - at.getTime()) / 1000));
  return { kind: 'sent', merchantName, seconds };
}
