/**
 * The same work for everybody who moves deliveries in order: writers append them, each in a transaction of its own, while
 * they are taken; a key has one writer, so its order is known, and what arrives out of it or twice fails the run.
 */
export interface Mover {
  /** Appends one delivery, committed when this resolves. */
  append(delivery: Moved): Promise<void>;
  /** Resolves when what was appended is settled, committed and all, given that all of it has arrived. */
  settled(): Promise<void>;
}

export interface Moved {
  key: string;
  /** Counted from 0 in each key. */
  number: number;
}

export interface FlowPlan {
  deliveries: number;
  keys: number;
  writers: number;
}

export interface Flow {
  /** Told of each delivery as it reaches the far side. */
  arrive(delivery: Moved): void;
  /** Moves so many deliveries; resolves with how many a second, from the first append to the last settled. */
  run(mover: Mover, plan: FlowPlan): Promise<number>;
}

const NOTHING_ARRIVES_MS = 30_000;

export function createFlow(): Flow {
  const next = new Map<string, number>();
  const appended = new Map<string, number>();
  let left = 0;
  let arrived = Promise.withResolvers<void>();

  function arrive({ key, number }: Moved): void {
    const expected = next.get(key) ?? 0;
    if (number !== expected) arrived.reject(new Error(`${key}: ${number} arrived in the place of ${expected}`));
    next.set(key, expected + 1);
    left -= 1;
    if (left === 0) arrived.resolve();
  }

  async function write(mover: Mover, keys: readonly string[], count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const key = keys[n % keys.length] ?? '';
      const number = appended.get(key) ?? 0;
      appended.set(key, number + 1);
      await mover.append({ key, number });
    }
  }

  return {
    arrive,
    async run(mover, { deliveries, keys, writers }) {
      const all = Array.from({ length: keys }, (_, n) => `key-${n}`);
      const each = Math.ceil(deliveries / writers);
      left = each * writers;
      const total = left;
      arrived = Promise.withResolvers();
      const began = performance.now();
      const writing = Array.from({ length: writers }, (_, w) =>
        write(
          mover,
          all.filter((_key, n) => n % writers === w),
          each,
        ),
      );
      let seen = total;
      const watch = setInterval(() => {
        if (left === seen) arrived.reject(new Error(`${left} of ${total} deliveries do not arrive`));
        seen = left;
      }, NOTHING_ARRIVES_MS);
      await Promise.all([...writing, arrived.promise]).finally(() => clearInterval(watch));
      await mover.settled();
      return total / ((performance.now() - began) / 1_000);
    },
  };
}

/** The life of a process that moves deliveries: a small flow to get warm, then the one that counts. Says what it reached. */
export async function flowProcess(flow: Flow, mover: Mover): Promise<void> {
  const read = (name: string): number => {
    const value = Number(process.env[name]);
    if (!(value > 0)) throw new Error(`${name} must be given`);
    return value;
  };
  const plan = { deliveries: read('DELIVERIES'), keys: read('KEYS'), writers: read('WRITERS') };
  say({ ready: true });
  await flow.run(mover, { ...plan, deliveries: Math.ceil(plan.deliveries / 4) });
  say({ perSecond: await flow.run(mover, plan) });
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
