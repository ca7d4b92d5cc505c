/** Words that one side wrote, and when: milliseconds since 1970. */
export interface Written {
  text: string;
  at: number;
}

/** Words that stand on the other side, under the id that makes them one: metadata id or webhook-id. */
export interface Arrived extends Written {
  id: string;
}

/** What became of all that was written, in words that say which. */
export interface Account {
  /** Written, and nowhere on the other side. */
  lost: string[];
  /** There under more than one id, or twice under one. */
  doubled: string[];
  /** Behind something that was written after it. */
  outOfOrder: string[];
  /** There, though nobody wrote it. */
  strange: string[];
  /** Milliseconds from writing to arrival: the longest of all. */
  longestMs: number;
}

export function emptyAccount(): Account {
  return { lost: [], doubled: [], outOfOrder: [], strange: [], longestMs: 0 };
}

/** One direction of one thread: `arrived` in the order in which the reader has it. */
export function accountOf(written: readonly Written[], arrived: readonly Arrived[]): Account {
  const account = emptyAccount();
  const places = new Map(written.map(({ text }, place) => [text, place]));
  const ids = new Map<string, string[]>();
  let furthest = -1;
  for (const { text, id, at } of arrived) {
    const place = places.get(text);
    const known = ids.get(text);
    ids.set(text, [...(known ?? []), id]);
    if (place === undefined) account.strange.push(text);
    else if (known) account.doubled.push(`${text} (${[...known, id].join(', ')})`);
    else {
      if (place < furthest) account.outOfOrder.push(text);
      furthest = Math.max(furthest, place);
      account.longestMs = Math.max(account.longestMs, at - (written[place]?.at ?? at));
    }
  }
  account.lost.push(...written.filter(({ text }) => !ids.has(text)).map(({ text }) => text));
  const texts = new Map<string, string>();
  for (const { text, id } of arrived) {
    const other = texts.get(id);
    if (other !== undefined && other !== text) account.doubled.push(`${text} and ${other} (${id})`);
    texts.set(id, text);
  }
  return account;
}

export function addAccounts(accounts: readonly Account[]): Account {
  const sum = emptyAccount();
  for (const account of accounts) {
    sum.lost.push(...account.lost);
    sum.doubled.push(...account.doubled);
    sum.outOfOrder.push(...account.outOfOrder);
    sum.strange.push(...account.strange);
    sum.longestMs = Math.max(sum.longestMs, account.longestMs);
  }
  return sum;
}
