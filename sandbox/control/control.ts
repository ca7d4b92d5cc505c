import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalSlack } from '../slack/model.ts';
import { createSlackControl } from './slack-control.ts';

/** Answers a request, or returns false when it is not its own. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

/**
 * Routes `/control/<part>/…` to the part's own handler (`{ marketplace: handler }`) and everything else under
 * `/control/` to the local Slack's.
 */
export function createControl(slack: LocalSlack, parts: Readonly<Record<string, Handler>> = {}): Handler {
  const slackControl = createSlackControl(slack);
  return async (request, response, url) => {
    const [, root, part] = url.pathname.split('/');
    if (root !== 'control') return false;
    const own = part === undefined ? undefined : parts[part];
    return own === undefined ? slackControl(request, response, url) : own(request, response, url);
  };
}
