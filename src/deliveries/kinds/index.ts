import type { Kinds } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { applyMarketplaceEvent } from './apply-marketplace-event.ts';
import { applySlackEvent } from './apply-slack-event.ts';
import { channelLine } from './channel-line.ts';
import { directMessage } from './direct-message.ts';
import { postMessage } from './post-message.ts';
import { relayAwayWords } from './relay-away-words.ts';
import { relayReply } from './relay-reply.ts';
import { sendMail } from './send-mail.ts';
import { tellMarketplace } from './tell-marketplace.ts';
import { tellDirectly, tellHere } from './tell-member.ts';
import { tellPreferences } from './tell-preferences.ts';
import { whisper } from './whisper.ts';

/** Every kind of delivery, by the name it has in the table. */
export function createKinds(deps: DeliveryDeps): Kinds {
  return {
    'apply-marketplace-event': applyMarketplaceEvent(deps),
    'apply-slack-event': applySlackEvent(deps),
    'channel-line': channelLine(deps),
    'direct-message': directMessage(deps),
    'post-message': postMessage(deps),
    'relay-away-words': relayAwayWords(deps),
    'relay-reply': relayReply(deps),
    'send-mail': sendMail(deps),
    'tell-directly': tellDirectly(deps),
    'tell-here': tellHere(deps),
    'tell-marketplace': tellMarketplace(deps),
    'tell-preferences': tellPreferences(deps),
    whisper: whisper(deps),
  };
}
