import type { Sandbox } from '../../sandbox/start.ts';
import { channelGate, noChannelGate } from '../../src/domain/gate-keys.ts';
import { openDatabase } from '../../src/store/database.ts';
import { setJobsChannel } from '../../src/store/organizations.ts';
import type { Child } from './child.ts';
import { type Ground, SECRETS } from './ground.ts';
import { titleOf } from './jobs.ts';
import { type Outcomes, watchOutcomes } from './outcomes.ts';
import { atOnce, type Client, marketplaceEvent, openClient, type Prepared } from './requests.ts';

/** What one workspace has to begin with. */
export interface WorkspacePlan {
  channels: number;
  /** In each channel. */
  threads: number;
}

/** A conversation whose thread stands in a channel. */
export interface Talk {
  key: string;
  workspace: Workspace;
  channel: string;
  rootTs: string;
}

export interface Workspace {
  teamId: string;
  sandbox: Sandbox;
  channels: string[];
  /** To the copy of the app that this workspace and its marketplace call. */
  client: Client;
}

/** Several workspaces in one database, each with a Slack of its own. */
export interface Workspaces {
  all: Workspace[];
  talks: Talk[];
  outcomes: Outcomes;
}

const MARKETPLACE_CONNECTIONS = 8;

/**
 * Sets up threads with an app that keeps no pace, then starts as many copies as asked for that do; the workspaces are shared
 * out among them, what they have to deliver is not.
 */
export async function standingTalks(
  ground: Ground,
  plans: readonly WorkspacePlan[],
  copies: number,
): Promise<Workspaces> {
  const databaseUrl = await ground.databaseUrl();
  const outcomes = watchOutcomes(ground, databaseUrl);
  const places = await Promise.all(plans.map((plan, n) => openPlace(ground, plan, n)));
  const access = places.map(({ botToken, sandbox }) => ({ botToken, apiUrl: `${sandbox.url}/slack/api/` }));
  const env = {
    DATABASE_URL: databaseUrl,
    SLACK_SIGNING_SECRET: SECRETS.slack.signingSecret,
    MARKETPLACE_SECRET: SECRETS.marketplace.secret,
    WORKSPACES: JSON.stringify(access),
  };
  const first = await ground.process('support/app-of-many.ts', env);
  const keys = await postJobs(ground, { databaseUrl, outcomes, url: first.url }, places);
  await first.end();

  const started: Child[] = [];
  for (let n = 0; n < copies; n++) started.push(await ground.process('support/app-of-many.ts', { ...env, PACED: '1' }));
  const all = places.map(({ teamId, sandbox, channels }, n) => {
    const url = started[n % copies]?.url ?? '';
    sandbox.setAppUrl(url);
    const client = openClient(url, MARKETPLACE_CONNECTIONS);
    ground.atEnd(() => client.close());
    return { teamId, sandbox, channels, client };
  });
  const talks = keys.flatMap(({ key, place, channel }) => {
    const workspace = all[place];
    const root = workspace?.sandbox.slack
      .messages(channel)
      .find(({ text, thread_ts }) => thread_ts === undefined && text.includes(titleOf(key)));
    if (!workspace || !root) throw new Error(`the thread of ${key} does not stand`);
    return [{ key, workspace, channel, rootTs: root.ts }];
  });
  return { all, talks, outcomes };
}

/** What the merchant writes in a talk; `number` tells the messages of a talk apart. */
export function written({ key, workspace }: Talk, number: number): Prepared {
  return marketplaceEvent(`evt-${key}-${number}`, 'message.created', {
    organization: workspace.teamId,
    conversation: { id: `c-${key}` },
    message: { id: `${key}-${number}`, body: wordsOf(key, number), sent_at: new Date().toISOString() },
  });
}

/** The numbers of a talk's messages as they stand in its thread. */
export function standing({ key, workspace, channel, rootTs }: Talk): number[] {
  const own = new RegExp(wordsOf(key, '(\\d+)'));
  return workspace.sandbox.slack.thread(channel, rootTs).flatMap(({ text }) => {
    const number = own.exec(text)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function wordsOf(key: string, number: number | string): string {
  return `message ${number} of ${key} ends here`;
}

interface Place {
  teamId: string;
  botToken: string;
  sandbox: Sandbox;
  channels: string[];
  threads: number;
}

async function openPlace(ground: Ground, { channels: count, threads }: WorkspacePlan, n: number): Promise<Place> {
  const teamId = `T0BENCH${n}`;
  const botToken = `${SECRETS.slack.botToken}-${n}`;
  const channels = Array.from({ length: count }, (_, c) => `C0BENCH${n}X${c}`);
  const sandbox = await ground.sandbox({
    slack: {
      ...SECRETS.slack,
      botToken,
      team: { id: teamId, name: `Workspace ${n}`, domain: `workspace-${n}` },
      channels: channels.map((id) => ({ id, name: id.toLowerCase() })),
    },
  });
  return { teamId, botToken, sandbox, channels, threads };
}

/** Channel by channel: a workspace's new threads stand in the one channel that is chosen for them. */
async function postJobs(
  ground: Ground,
  { databaseUrl, outcomes, url }: { databaseUrl: string; outcomes: Outcomes; url: string },
  places: readonly Place[],
): Promise<{ key: string; place: number; channel: string }[]> {
  for (const { sandbox } of places) sandbox.setAppUrl(url);
  const client = openClient(url, MARKETPLACE_CONNECTIONS);
  const { db, close } = openDatabase({ url: databaseUrl, log: ground.log, max: 1 });
  const installed = await outcomes.query<{ team_id: string; organization_id: string }>(
    'select team_id, organization_id from installations',
  );
  const organizations = new Map(installed.map((row) => [row.team_id, Number(row.organization_id)]));
  const posted = [];
  for (let c = 0; c < Math.max(...places.map(({ channels }) => channels.length)); c++) {
    const jobs: { key: string; place: number; channel: string }[] = [];
    for (const [place, { teamId, channels, threads }] of places.entries()) {
      const channel = channels[c];
      const organization = organizations.get(teamId);
      if (channel === undefined || organization === undefined) continue;
      await setJobsChannel(db, organization, channel, channelGate(organization, channel), noChannelGate(organization));
      for (let t = 0; t < threads; t++) jobs.push({ key: `talk-${place}-${c}-${t}`, place, channel });
    }
    await atOnce(jobs, MARKETPLACE_CONNECTIONS, ({ key, place }) => client.send(ordered(key, places[place]?.teamId)));
    await outcomes.allDone();
    posted.push(...jobs);
  }
  await close();
  await client.close();
  return posted;
}

function ordered(key: string, organization: string | undefined): Prepared {
  const now = new Date().toISOString();
  return marketplaceEvent(`evt-job-${key}`, 'job.created', {
    organization,
    job: {
      id: key,
      kind: 'match',
      created_at: now,
      service: { handle: 'store-setup', name: 'Store setup' },
      title: titleOf(key),
    },
    merchant: { id: `m-${key}`, name: 'Jana Nováková' },
    conversation: { id: `c-${key}` },
  });
}
