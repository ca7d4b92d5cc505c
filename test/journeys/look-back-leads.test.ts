import { expect, test } from 'vitest';
import { acrossOrganizations } from '../../src/store/scope.ts';
import { reactions, reply, tell } from '../support/inbound.ts';
import { AFTER_MS, comeBack, givenUp, jobline, lookedBack, silence, start } from '../support/silences.ts';

test('what was written, edited and deleted under a lead meanwhile is a note as it stands now, and its author is told', async () => {
  await start();
  await tell(jobline, 'lead.created', {
    lead: { id: 'lead-1', source: 'profile', details: 'A shop for tea.' },
    merchant: { id: 'p-1', name: 'A prospect', email: 'p@tea.example' },
  });
  const { slack } = jobline.sandbox;
  const place = { user: 'U0ALICE', channel: 'C0JOBS' };
  const edited = await reply(jobline, 'A prospect', 'Who calls them?');
  const deleted = await reply(jobline, 'A prospect', 'Me, perhaps.');
  const threadTs = edited.thread_ts ?? '';
  await silence(2 * AFTER_MS);
  slack.edit({ ...place, ts: edited.ts, text: 'Ben calls them.' });
  slack.remove({ ...place, ts: deleted.ts });
  const missed = slack.post({ ...place, threadTs, text: 'Called: they think about it.' });
  await givenUp();
  await comeBack();
  await lookedBack();

  const notes = await acrossOrganizations(jobline.database.db, (tx) =>
    tx.selectFrom('notes').select(['ts', 'body']).where('deleted_at', 'is', null).orderBy('ts').execute(),
  );
  expect(notes).toEqual([
    { ts: edited.ts, body: 'Ben calls them.' },
    { ts: missed.ts, body: 'Called: they think about it.' },
  ]);
  expect(reactions(jobline, missed)).toEqual(['memo']);
  const told = slack.ephemerals('U0ALICE').filter(({ text }) => text.includes('a lead cannot be answered from Slack'));
  expect(told).toHaveLength(3);
});
