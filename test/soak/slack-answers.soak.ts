import type { FaultOrder } from '../../sandbox/slack/faults.ts';
import { exchangeUnder } from './scenario.ts';
import type { Stage } from './stage.ts';

/** Posts above all; now and then any other call too. */
function order({ sandbox, random }: Stage, fault: Omit<FaultOrder, 'method'>): boolean {
  sandbox.slack.faults.order({ method: 'chat.postMessage', ...fault });
  if (random.percent(30)) sandbox.slack.faults.order({ method: '*', ...fault });
  return true;
}

function used({ sandbox }: Stage): number {
  return sandbox.slack.faults.list().reduce((sum, fault) => sum + fault.used, 0);
}

exchangeUnder({
  name: 'cut-after-accepting',
  times: 50,
  called: 'answers cut off after accepting',
  happened: used,
  trouble: (stage) => order(stage, { kind: 'cut_after_accepting' }),
});

exchangeUnder({
  name: 'cut',
  times: 50,
  called: 'calls cut off before they were accepted',
  happened: used,
  trouble: (stage) => order(stage, { kind: 'cut' }),
});

// Each is given up after ten seconds, and nothing else goes to the channel meanwhile.
exchangeUnder({
  name: 'hang',
  times: 10,
  called: 'calls never answered',
  happened: used,
  trouble: (stage) => order(stage, { kind: 'hang', accept: stage.random.percent(50) }),
});

exchangeUnder({
  name: 'late-acceptance',
  times: 50,
  called: 'calls accepted after they had failed',
  env: { UNDO_SECONDS: '0.2', UNKNOWN_WAIT_SECONDS: '3' },
  happened: used,
  trouble: (stage) => {
    // A call that hangs is given up after ten seconds.
    const kind = stage.random.pick(['cut', '500', 'html', 'cut', '500', 'html', 'hang'] as const);
    return order(stage, { kind, acceptAfterMs: stage.random.between(0, 1_500) });
  },
});

exchangeUnder({
  name: '500',
  times: 50,
  called: 'answers of 500',
  happened: used,
  trouble: (stage) => order(stage, { kind: '500', accept: stage.random.percent(50) }),
});

exchangeUnder({
  name: 'html',
  times: 50,
  called: 'answers of HTML',
  happened: used,
  trouble: (stage) => order(stage, { kind: 'html', accept: stage.random.percent(50) }),
});

exchangeUnder({
  name: 'slow',
  times: 50,
  called: 'slow answers',
  happened: used,
  trouble: (stage) => {
    // Most within our patience, some to the second when it ends.
    const delayMs = stage.random.percent(80) ? stage.random.between(500, 3_000) : stage.random.between(9_900, 10_100);
    return order(stage, { kind: 'slow', delayMs });
  },
});
