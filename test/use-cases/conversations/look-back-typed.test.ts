import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatWasMissed } from '../../../src/domain/look-back.ts';
import { listKnownWords } from '../../../src/store/look-back.ts';
import { placeReply } from '../../../src/use-cases/conversations/place-reply.ts';
import { sendReply } from '../../../src/use-cases/conversations/send-reply.ts';
import { SETTINGS, slackTs } from '../clocks/arrange.ts';
import { createTeamDatabase, NOW, type TeamDatabase } from '../threads/team-database.ts';

let team: TeamDatabase;

beforeAll(async () => {
  team = await createTeamDatabase();
});

afterAll(() => team.close());

test('a look-back passes by what was typed into a dialog, whether its post stands, not yet, or no more', async () => {
  const { threadId, channel, rootTs } = await team.job();
  const send = (key: string) =>
    team.inOwn((tx) =>
      sendReply(tx, { threadId, text: key, key, slackUser: 'U0ALICE', name: 'Alice', at: NOW }, SETTINGS),
    );
  expect(await send('posted')).toMatchObject({ kind: 'sent' });
  const since = new Date(NOW.getTime() - 60_000);
  await team.inOwn(async (tx) => {
    const { id } = await tx.selectFrom('messages').select('id').executeTakeFirstOrThrow();
    await placeReply(tx, id, { channel, ts: slackTs(NOW) });
  });
  expect(await send('not posted yet')).toMatchObject({ kind: 'sent' });
  const known = await team.inOwn((tx) => listKnownWords(tx, { threadId, rootTs, since }));
  const read = { team: 'T1', channel, rootTs, since, replies: [] };
  expect(whatWasMissed(read, known, since)).toEqual([]);
});
