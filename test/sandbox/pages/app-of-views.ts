import type { Sandbox } from '../../../sandbox/start.ts';
import { listen } from '../../support/listen.ts';
import { startTestSandbox, TEST_SANDBOX_SECRETS } from '../../support/sandbox.ts';

type Body = Record<string, unknown>;

/** A sandbox with an app that opens a dialog on every click and answers as it is told. */
export interface AppOfViews {
  sandbox: Sandbox;
  /** What the app heard: payloads of interactions, fields of commands, events. */
  heard: Body[];
  /** Calls the local Slack as the app does. Resolves to the answer. */
  call(method: string, body: Body): Promise<Body>;
  /** The view that each trigger opens from now on; in a dialog it is pushed. */
  opens: Body | undefined;
  /** What the app answers with to a payload; nothing when undefined. */
  answer: (payload: Body) => object | undefined;
  close(): Promise<void>;
}

export async function startAppOfViews(): Promise<AppOfViews> {
  const server = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const heard = readBody(Buffer.concat(chunks).toString('utf8'));
    app.heard.push(heard);
    const opens = app.opens;
    if (opens && typeof heard.trigger_id === 'string' && heard.type !== 'view_submission') {
      const method = 'view' in heard && heard.type === 'block_actions' && !isHome(heard) ? 'views.push' : 'views.open';
      await app.call(method, { trigger_id: heard.trigger_id, view: opens });
    }
    const answer = app.answer(heard);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  const sandbox = await startTestSandbox({ appUrl: server.url });
  const app: AppOfViews = {
    sandbox,
    heard: [],
    opens: undefined,
    answer: () => undefined,
    async call(method, body) {
      const response = await fetch(`${sandbox.url}/slack/api/${method}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
        },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Body;
      if (answer.ok !== true) throw new Error(JSON.stringify(answer));
      return answer;
    },
    async close() {
      await sandbox.close();
      await server.close();
    },
  };
  return app;
}

function readBody(raw: string): Body {
  if (raw.startsWith('{')) return JSON.parse(raw) as Body;
  const fields = new URLSearchParams(raw);
  return JSON.parse(fields.get('payload') ?? JSON.stringify(Object.fromEntries(fields))) as Body;
}

function isHome({ view }: Body): boolean {
  return typeof view === 'object' && view !== null && 'type' in view && view.type === 'home';
}
