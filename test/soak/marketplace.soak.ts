import { exchangeUnder } from './scenario.ts';

let ordered = 0;

// A marketplace is asked again after five seconds, then after thirty.
exchangeUnder({
  name: 'marketplace',
  times: 30,
  called: 'events cut off or refused by the marketplace',
  happened: ({ sandbox }) => ordered - sandbox.marketplace.faults.waiting().length,
  trouble({ sandbox, random }) {
    ordered += 1;
    if (random.percent(50)) sandbox.marketplace.faults.next(1, { do: 'cut' });
    else sandbox.marketplace.faults.next(1, { do: 'answer', status: random.pick([408, 425, 429, 500, 503]) });
    return true;
  },
});
