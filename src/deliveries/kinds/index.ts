import type { Kinds } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { answerMail } from './answer-mail.ts';
import { applyMarketplaceEvent } from './apply-marketplace-event.ts';
import { applySlackEvent } from './apply-slack-event.ts';
import { askLeadReview } from './ask-lead-review.ts';
import { awaitMatched } from './await-matched.ts';
import { carryFile } from './carry-file.ts';
import { channelLine } from './channel-line.ts';
import { confirmRequest } from './confirm-request.ts';
import { copyEvent } from './copy-event.ts';
import { directMessage } from './direct-message.ts';
import { mailLink } from './mail-link.ts';
import { matchRequest, offerNext } from './match-request.ts';
import { postFile } from './post-file.ts';
import { postMessage } from './post-message.ts';
import { readMail } from './read-mail.ts';
import { relayAwayWords } from './relay-away-words.ts';
import { relayReply } from './relay-reply.ts';
import { removeFile } from './remove-file.ts';
import { sendMail } from './send-mail.ts';
import { tellConnection } from './tell-connection.ts';
import { tellMarketplace } from './tell-marketplace.ts';
import { tellDirectly, tellHere } from './tell-member.ts';
import { tellPreferences } from './tell-preferences.ts';
import { whisper } from './whisper.ts';

/** Every kind of delivery, by the name it has in the table. */
export function createKinds(deps: DeliveryDeps): Kinds {
  return {
    'answer-mail': answerMail(deps),
    'apply-marketplace-event': applyMarketplaceEvent(deps),
    'apply-slack-event': applySlackEvent(deps),
    'await-matched': awaitMatched(deps),
    'carry-file': carryFile(deps),
    'ask-lead-review': askLeadReview(deps),
    'channel-line': channelLine(deps),
    'confirm-request': confirmRequest(deps),
    'copy-event': copyEvent(deps),
    'direct-message': directMessage(deps),
    'mail-link': mailLink(deps),
    'post-file': postFile(deps),
    'match-request': matchRequest(deps),
    'offer-next': offerNext(deps),
    'post-message': postMessage(deps),
    'read-mail': readMail(deps),
    'relay-away-words': relayAwayWords(deps),
    'relay-reply': relayReply(deps),
    'remove-file': removeFile(deps),
    'send-mail': sendMail(deps),
    'tell-connection': tellConnection(deps),
    'tell-directly': tellDirectly(deps),
    'tell-here': tellHere(deps),
    'tell-marketplace': tellMarketplace(deps),
    'tell-preferences': tellPreferences(deps),
    whisper: whisper(deps),
  };
}
