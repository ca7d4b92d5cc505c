import { expect, test } from 'vitest';
import { createTurns } from '../../src/deliveries/turns.ts';

test('so many run at once as may, in the order they came, and a failure makes room like a success', async () => {
  let most = 2;
  const inTurn = createTurns(() => most);
  const begun: number[] = [];
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const runs = ends.map(({ promise }, n) =>
    inTurn(() => {
      begun.push(n);
      return promise;
    }).catch(() => 'failed'),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('ours'));
  expect(await runs[1]).toBe('failed');
  expect(begun).toEqual([0, 1, 2]);
  // Fewer from now on: none begins until there is room.
  most = 1;
  ends[0]?.resolve();
  await runs[0];
  expect(begun).toEqual([0, 1, 2]);
  ends[2]?.resolve();
  await runs[2];
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[3]?.resolve();
  ends[4]?.resolve();
  await Promise.all(runs);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
