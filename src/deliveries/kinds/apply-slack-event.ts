import { type Heard, hear, type SlackMessageEvent } from '../../domain/own-words.ts';
import { SlackCallError } from '../../slack/failures.ts';
import { isRootBeingPosted } from '../../store/deliveries.ts';
import { findPeople } from '../../store/members.ts';
import type { Tx } from '../../store/scope.ts';
import { editReply } from '../../use-cases/conversations/edit-reply.ts';
import { hearReply } from '../../use-cases/conversations/hear-reply.ts';
import { withdrawReply } from '../../use-cases/conversations/withdraw-reply.ts';
import type { ApplyingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { isFresh, knowPerson } from '../people.ts';
import { wordReader } from '../word-reader.ts';

export interface SlackEventPayload {
  event: SlackMessageEvent;
  heardAt: string;
}

/** How soon a reply under a root that is just being posted is looked at again. */
const ROOT_SOON_MS = 250;
/** How soon Slack is asked again who wrote. */
const AUTHOR_SOON_MS = 5_000;

/** A message, edit or deletion in one of our threads takes effect; the outcome commits with it. */
export function applySlackEvent(deps: DeliveryDeps): ApplyingKind {
  return {
    type: 'apply',
    async prepare(delivery) {
      const heard = hear((delivery.payload as SlackEventPayload).event);
      if (heard.kind === 'words') await lookUpAuthor(deps, delivery.organizationId, heard.user);
    },
    async apply(tx, delivery) {
      const { event, heardAt } = delivery.payload as SlackEventPayload;
      const heard = hear(event);
      if (heard.kind === 'noise') return { kind: 'done', result: { heard: 'noise' } };

      const take = () => apply(tx, deps, heard, new Date(heardAt));
      let became = await take();
      if (became === 'unknown_thread') {
        // A card is visible before its place is stored: what is written under it waits until we know.
        if (await isRootBeingPosted(tx, tx.organizationId, heard.channel)) {
          return { kind: 'later', delayMs: ROOT_SOON_MS, uncounted: true };
        }
        // Only now it is sure that the place would be there: it may have been stored since the first look.
        became = await take();
      }
      if (became === 'author_unknown') return { kind: 'later', delayMs: AUTHOR_SOON_MS, uncounted: true };
      return { kind: 'done', result: { became } };
    },
  };
}

/** While Slack does not say who somebody is, their words wait: neither sent unseen nor lost. */
async function lookUpAuthor(deps: DeliveryDeps, organizationId: number, slackUser: string): Promise<void> {
  try {
    await knowPerson(deps, organizationId, slackUser);
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    deps.log.warn({ organizationId, slackUser, err: error }, 'an author could not be looked up, trying again');
  }
}

async function apply(
  tx: Tx,
  deps: DeliveryDeps,
  heard: Exclude<Heard, { kind: 'noise' }>,
  heardAt: Date,
): Promise<string> {
  const { channel, ts, threadTs } = heard;
  if (heard.kind === 'deletion') {
    return withdrawReply(tx, { channel, ts, heardAt, ...(threadTs !== undefined && { threadTs }) });
  }
  if (threadTs === undefined) return 'not_in_a_thread';
  const context = { now: deps.now(), settings: deps.settings, reader: wordReader };
  const place = { channel, ts, threadTs, heardAt };
  const said = { ...place, slackUser: heard.user, message: heard.message };
  if (heard.kind === 'edit') {
    const { editedTs, previous } = heard;
    return editReply(tx, { ...said, editedTs, ...(previous && { previous }) }, context);
  }

  const person = (await findPeople(tx, [heard.user])).get(heard.user);
  if (!person || !isFresh(person, context.now)) return 'author_unknown';
  return hearReply(tx, { ...said, authorName: person.name, isMember: person.isMember }, context);
}
