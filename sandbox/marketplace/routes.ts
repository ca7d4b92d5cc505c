import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../pages/answers.ts';
import { followChanges } from '../pages/changes.ts';
import { readyMadeJobs } from './example-jobs.ts';
import type { MarketplaceFault } from './faults.ts';
import type { LocalMarketplace } from './marketplace.ts';
import type { FileFault } from './merchant-files.ts';
import { PAGE_VERBS } from './page-verbs.ts';

const LONGEST_BODY_BYTES = 256 * 1024;

/** What the marketplace's page is drawn from. */
export interface MarketplaceState {
  conversations: ReturnType<LocalMarketplace['conversations']>;
  leads: ReturnType<LocalMarketplace['leads']>;
  readyMade: { key: string; language: string; label: string; title: string; merchant: string; store: string }[];
  /** Events whose signature was wrong; shown, never taken. */
  rejected: { webhookId: string; type: string; at: string }[];
}

/** Answers `/marketplace/events`, `/marketplace/page/*` and `/control/marketplace/*`; false = not ours. */
export async function handleMarketplace(
  marketplace: LocalMarketplace,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'POST /marketplace/events') {
    await marketplace.receive(request, response);
    return true;
  }
  if (await marketplace.files.answer(request, response, url)) return true;
  if (route === 'GET /marketplace/page/state') {
    sendJson(response, 200, stateOf(marketplace));
    return true;
  }
  if (route === 'GET /marketplace/page/stream') {
    followChanges(response, marketplace.onChange);
    return true;
  }
  if (url.pathname.startsWith('/control/marketplace')) return control(marketplace, request, response, url);
  const verb = PAGE_VERBS[url.pathname.replace('/marketplace/page/', '')];
  if (!verb || !url.pathname.startsWith('/marketplace/page/') || request.method !== 'POST') return false;

  const input = await readJson(request);
  if (!input) {
    sendJson(response, 400, { ok: false, error: 'The body is not a JSON object.' });
    return true;
  }
  const refused = await verb(marketplace, input);
  sendJson(response, typeof refused === 'string' ? 422 : 200, answerOf(refused));
  return true;
}

function answerOf(refused: Awaited<ReturnType<NonNullable<(typeof PAGE_VERBS)[string]>>>): unknown {
  return typeof refused === 'string' ? { ok: false, error: refused } : { ok: true, answer: refused };
}

function stateOf(marketplace: LocalMarketplace): MarketplaceState {
  return {
    conversations: marketplace.conversations(),
    leads: marketplace.leads(),
    readyMade: readyMadeJobs().map(({ key, language, label, order }) => ({
      key,
      language,
      label,
      title: order.title ?? order.service.name,
      merchant: order.merchant.name,
      store: order.store?.name ?? '',
    })),
    rejected: marketplace.received
      .filter((event) => !event.verified)
      .map(({ webhookId, type, at }) => ({ webhookId, type, at })),
  };
}

async function control(
  marketplace: LocalMarketplace,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /control/marketplace/secrets') {
    sendJson(response, 200, marketplace.secrets);
    return true;
  }
  if (route === 'GET /control/marketplace/received') {
    sendJson(response, 200, marketplace.received);
    return true;
  }
  if (route === 'GET /control/marketplace/conversations') {
    sendJson(response, 200, marketplace.conversations());
    return true;
  }
  if (route === 'GET /control/marketplace/faults') {
    sendJson(response, 200, marketplace.faults.waiting());
    return true;
  }
  if (route === 'DELETE /control/marketplace/faults') {
    marketplace.faults.clear();
    sendJson(response, 200, []);
    return true;
  }
  const input = request.method === 'POST' ? await readJson(request) : undefined;
  if (route === 'POST /control/marketplace/faults') {
    const fault = input && faultOf(input);
    if (!input || !fault) {
      sendJson(response, 422, {
        error:
          'Expected {"do":"answer","status":503,"retryAfterSeconds"?:5,"location"?:"…"}, {"do":"slow","delayMs":500} or {"do":"hang"|"cut"|"dead"}, with "times"? and "type"?',
      });
      return true;
    }
    marketplace.faults.next(numberOf(input.times) ?? 1, fault, stringOf(input.type));
    sendJson(response, 200, marketplace.faults.waiting());
    return true;
  }
  if (route === 'POST /control/marketplace/file-faults') {
    const fault = input && fileFaultOf(input);
    if (!fault) {
      sendJson(response, 422, {
        error:
          'Expected {"do":"html"|"cut"}, {"do":"redirect","location":"…"}, {"do":"answer","status":404} or {"do":"slow","delayMs":500}, with "times"?',
      });
      return true;
    }
    marketplace.files.next(numberOf(input.times) ?? 1, fault);
    sendJson(response, 200, { ok: true });
    return true;
  }
  if (route === 'POST /control/marketplace/send') {
    const type = stringOf(input?.type);
    const data = input?.data;
    if (!type || typeof data !== 'object' || data === null) {
      sendJson(response, 422, { error: 'Expected {"type":"message.created","data":{…},"webhookId"?:"…"}' });
      return true;
    }
    const webhookId = stringOf(input?.webhookId);
    sendJson(response, 200, await marketplace.send(type, { ...data }, webhookId ? { webhookId } : {}));
    return true;
  }
  return false;
}

function faultOf(input: Record<string, unknown>): MarketplaceFault | undefined {
  if (input.do === 'hang' || input.do === 'cut' || input.do === 'dead') return { do: input.do };
  const delayMs = numberOf(input.delayMs);
  if (input.do === 'slow' && delayMs !== undefined && delayMs >= 0) return { do: 'slow', delayMs };
  const status = numberOf(input.status);
  if (input.do !== 'answer' || status === undefined || status < 200 || status > 599) return undefined;
  const retryAfterSeconds = numberOf(input.retryAfterSeconds);
  const location = stringOf(input.location);
  return {
    do: 'answer',
    status,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(location === undefined ? {} : { location }),
  };
}

function fileFaultOf(input: Record<string, unknown>): FileFault | undefined {
  const [location, status, delayMs] = [stringOf(input.location), numberOf(input.status), numberOf(input.delayMs)];
  if (input.do === 'html' || input.do === 'cut') return { do: input.do };
  if (input.do === 'redirect' && location !== undefined) return { do: 'redirect', location };
  if (input.do === 'answer' && status !== undefined && status >= 200 && status <= 599) return { do: 'answer', status };
  return input.do === 'slow' && delayMs !== undefined && delayMs >= 0 ? { do: 'slow', delayMs } : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const raw = await readBody(request, LONGEST_BODY_BYTES);
  try {
    const parsed: unknown = JSON.parse(raw?.toString('utf8') ?? '');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
