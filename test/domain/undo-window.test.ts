import { expect, it } from 'vitest';
import { leavesAt } from '../../src/domain/undo-window.ts';

const heardAt = new Date('2026-03-04T14:02:00Z');
const seconds = (n: number): Date => new Date(heardAt.getTime() + n * 1000);

it('the window counts from when we heard the reply', () => {
  expect(leavesAt({ heardAt, writtenAt: seconds(-2), undoSeconds: 10, lateAfterSeconds: 60 })).toEqual(seconds(10));
  expect(leavesAt({ heardAt, writtenAt: seconds(-60), undoSeconds: 0, lateAfterSeconds: 60 })).toEqual(seconds(0));
});

it('a reply heard late gets at least half a minute', () => {
  expect(leavesAt({ heardAt, writtenAt: seconds(-61), undoSeconds: 10, lateAfterSeconds: 60 })).toEqual(seconds(30));
  expect(leavesAt({ heardAt, writtenAt: seconds(-61), undoSeconds: 45, lateAfterSeconds: 60 })).toEqual(seconds(45));
});
