import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppLinks } from './app-links.ts';
import { createControl, type Handler } from './control/control.ts';
import { type AnswerOptions, createAnswers, type MailAnswers } from './mail/answers.ts';
import { type LocalMailbox, startMailbox } from './mail/mailbox.ts';
import { handleMailbox } from './mail/routes.ts';
import { createMarketplace, type LocalMarketplace } from './marketplace/marketplace.ts';
import { handleMarketplace } from './marketplace/routes.ts';
import { sendJson } from './pages/answers.ts';
import { handlePages } from './pages/serve.ts';
import type { SlackLimits } from './slack/limits.ts';
import { createLocalSlack } from './slack/local-slack.ts';
import type { LocalSlack } from './slack/model.ts';
import { handleThumbtack } from './thumbtack/routes.ts';
import { type LocalUpstreams, startUpstreams } from './upstreams.ts';

export interface SandboxOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Where Jobline listens; may be told later with `setAppUrl`. */
  appUrl: string;
  slack: {
    signingSecret: string;
    botToken: string;
    appToken?: string;
    channels?: { id: string; name: string }[];
    /** Which workspace it is, where there are several. */
    team?: { id: string; name: string; domain: string };
  };
  marketplace: {
    /** `whsec_…`, signs what goes to Jobline. */
    secret: string;
    /** `whsec_…`, checks what comes from Jobline. */
    outboundSecret: string;
  };
  /** Whether there are marketplaces with an interface of their own as well. */
  upstreams?: boolean;
  /** How answers to mails get to Jobline; absent: they cannot be given. */
  mailAnswers?: AnswerOptions;
  /** Append-only journal of the local Slack; those of the other parts stand beside it. Absent: memory only. */
  stateFile?: string;
  /** The manifest that the local Slack installs the app from. */
  manifestFile: string;
  /** Slack's event retries, by default at once, after a minute, after five more. */
  retryDelaysMs?: [number, number, number];
  /** How long Slack waits for an answer; 3,000 unless a test shortens it. */
  answerWithinMs?: number;
  /** The local Slack's rate limits; off unless given. */
  limits?: SlackLimits;
}

export interface Sandbox {
  url: string;
  port: number;
  slack: LocalSlack;
  marketplace: LocalMarketplace;
  mailbox: LocalMailbox;
  /** Absent where answers cannot be given. */
  mailAnswers?: MailAnswers;
  upstreams?: LocalUpstreams;
  setAppUrl(url: string): void;
  close(): Promise<void>;
}

/** Starts the world around Jobline on one port: a local Slack, a marketplace with its merchants, a mailbox, and their pages. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { stateFile, manifestFile, retryDelaysMs, answerWithinMs, limits, appUrl } = options;
  const slack = createLocalSlack({
    appUrl,
    ...options.slack,
    manifestFile,
    ...(stateFile ? { stateFile } : {}),
    ...(retryDelaysMs ? { retryDelaysMs } : {}),
    ...(answerWithinMs ? { answerWithinMs } : {}),
    ...(limits ? { limits } : {}),
  });
  const marketplace = createMarketplace({
    appUrl,
    ...options.marketplace,
    ...(stateFile ? { stateFile: `${stateFile}.marketplace` } : {}),
  });
  const marketplaceHandler: Handler = (request, response, url) =>
    handleMarketplace(marketplace, request, response, url);
  const mailbox = await startMailbox(stateFile ? { stateFile: `${stateFile}.mail` } : {});
  const answers = options.mailAnswers && createAnswers(appUrl, options.mailAnswers);
  const mailHandler: Handler = (request, response, url) => handleMailbox({ mailbox, answers }, request, response, url);
  const slackHandler: Handler = (request, response, url) => slack.handle(request, response, url);
  const control = createControl(slack, { marketplace: marketplaceHandler, mail: mailHandler });
  const upstreams = options.upstreams ? await startUpstreams(stateFile) : undefined;
  const thumbtackHandler: Handler = async (request, response, url) =>
    upstreams !== undefined && handleThumbtack(upstreams.thumbtack, request, response, url);
  let knownAppUrl = appUrl;
  const appLinks = createAppLinks(() => knownAppUrl);
  const parts = [slackHandler, marketplaceHandler, mailHandler, thumbtackHandler];
  const handlers: Handler[] = [control, appLinks, ...parts, handlePages];

  const server = createServer((request, response) => {
    route(handlers, request, response).catch((error: unknown) => fail(response, error));
  });
  server.on('upgrade', (request, socket, head) => {
    if (!slack.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch(async (error: unknown) => {
    await mailbox.close();
    await upstreams?.thumbtack.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  slack.setBaseUrl(`http://${options.host}:${port}`);
  marketplace.setBaseUrl(`http://${options.host}:${port}`);

  return {
    url: `http://${options.host}:${port}`,
    port,
    slack,
    marketplace,
    mailbox,
    ...(answers && { mailAnswers: answers }),
    ...(upstreams && { upstreams }),
    setAppUrl(url) {
      knownAppUrl = url;
      answers?.setAppUrl(url);
      slack.setAppUrl(url);
      marketplace.setAppUrl(url);
      upstreams?.thumbtack.setAppUrl(url);
    },
    async close() {
      marketplace.close();
      await mailbox.close();
      await upstreams?.thumbtack.close();
      await slack.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

async function route(handlers: Handler[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  for (const handler of handlers) {
    if (await handler(request, response, url)) return;
  }
  sendJson(response, 404, { error: `Nothing is at ${url.pathname}. Try /slack/, /marketplace/ or /mail/.` });
}

function fail(response: ServerResponse, error: unknown): void {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { error: 'The sandbox failed on this request; its terminal says why.' });
}
