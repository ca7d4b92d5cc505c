import { setTimeout as wait } from 'node:timers/promises';
import { exchangeUnder } from './scenario.ts';
import type { Stage } from './stage.ts';

const CHANNEL = 'C0JOBS';

function used({ sandbox }: Stage): number {
  return sandbox.slack.faults.list().reduce((sum, fault) => sum + fault.used, 0);
}

exchangeUnder({
  name: '429-retry-after',
  times: 50,
  called: 'answers of 429 with Retry-After',
  happened: used,
  trouble({ sandbox, random }) {
    sandbox.slack.faults.order({ method: 'chat.postMessage', kind: '429', retryAfter: random.between(1, 2) });
    if (random.percent(30)) sandbox.slack.faults.order({ method: '*', kind: '429', retryAfter: 1 });
    return true;
  },
});

// Each of them rests the channel for half a minute.
exchangeUnder({
  name: '429-without',
  times: 5,
  called: 'answers of 429 without Retry-After',
  happened: used,
  trouble({ sandbox }) {
    sandbox.slack.faults.order({ method: 'chat.postMessage', kind: '429', retryAfter: null });
    return true;
  },
});

// Those that Slack documents as: it may have happened, or come back later.
exchangeUnder({
  name: 'error',
  times: 50,
  called: 'answers with an error',
  happened: used,
  trouble({ sandbox, random }) {
    const error = random.pick([
      'internal_error',
      'fatal_error',
      'service_unavailable',
      'request_timeout',
      'team_added_to_org',
    ]);
    sandbox.slack.faults.order({ method: 'chat.postMessage', kind: 'error', error });
    return true;
  },
});

exchangeUnder({
  name: 'channel-archived',
  times: 20,
  called: 'times archived',
  async trouble({ sandbox, random }) {
    sandbox.slack.setArchived(CHANNEL, true);
    await wait(random.between(500, 4_000));
    sandbox.slack.setArchived(CHANNEL, false);
    return true;
  },
});

exchangeUnder({
  name: 'root-deleted',
  times: 30,
  called: 'roots deleted',
  trouble({ sandbox, random }, exchange) {
    const roots = exchange.rootsInUse();
    if (roots.length === 0) return false;
    sandbox.slack.removeAsOwner({ channel: CHANNEL, ts: random.pick(roots) });
    return true;
  },
});

// Whoever runs the app gives it a new token and starts it again.
exchangeUnder({
  name: 'token-revoked',
  times: 5,
  called: 'times revoked',
  async trouble({ app, sandbox, random }) {
    sandbox.slack.setTokenRevoked(true);
    await wait(random.between(1_000, 4_000));
    await app.end('SIGTERM');
    sandbox.slack.setTokenRevoked(false);
    await app.start();
    return true;
  },
});
