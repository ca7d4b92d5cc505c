import type { JsonObject } from './state.ts';

export const FAULT_KINDS = [
  'cut_after_accepting',
  'cut',
  '429',
  '500',
  'html',
  'hang',
  'slow',
  'late',
  'error',
  'redirect',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What to do wrong with coming Web API calls. */
export interface FaultOrder {
  /** A Web API method, `upload` or `download` for the bytes of files, or `*` for any method. */
  method: string;
  /**
   * `cut_after_accepting` does the work, then destroys the socket without an answer; `cut` destroys it without doing
   * the work; `429`, `500`, `html` and `error` answer so; `hang` never answers; `slow` does the work at once and answers
   * after `delayMs`; `late` answers well at once and does the work `acceptAfterMs` later, or never. A download is cut, or waits, in its middle, and only it knows `redirect`.
   */
  kind: FaultKind;
  /** How many calls it bends; 1 unless given. */
  times?: number;
  /** How many fitting calls pass before. */
  after?: number;
  /** Do the work before failing (`500`, `html`, `hang`); refused calls (`429`, `error`) never do. */
  accept?: boolean;
  /** Do the work this many milliseconds after failing (`cut`, `500`, `html`, `hang`), or after answering (`late`). */
  acceptAfterMs?: number;
  /** Milliseconds, for `slow`; 1,000 unless given. */
  delayMs?: number;
  /** Only calls for this channel. */
  channel?: string;
  /** Seconds, for `429`; 1 unless given, null leaves the header out. */
  retryAfter?: number | null;
  /** Where a `redirect` leads. */
  location?: string;
  /** The error name, for `error`; `internal_error` unless given. */
  error?: string;
}

export interface OrderedFault extends FaultOrder {
  id: string;
  remaining: number;
  skip: number;
  used: number;
}

export interface Faults {
  order(fault: FaultOrder): string;
  list(): OrderedFault[];
  clear(): void;
  /** Takes the first fault that fits this call and counts it. */
  take(method: string, args: JsonObject): OrderedFault | undefined;
}

/** A list of ordered faults; the earliest ordered one that fits wins. */
export function createFaults(): Faults {
  let ordered: OrderedFault[] = [];
  let count = 0;

  function order(fault: FaultOrder): string {
    count += 1;
    const id = `F${count}`;
    ordered.push({ ...fault, id, remaining: fault.times ?? 1, skip: fault.after ?? 0, used: 0 });
    return id;
  }

  function take(method: string, args: JsonObject): OrderedFault | undefined {
    for (const fault of ordered) {
      if (fault.remaining === 0 || !fits(fault, method, args)) continue;
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      fault.remaining -= 1;
      fault.used += 1;
      return { ...fault };
    }
    return undefined;
  }

  return {
    order,
    take,
    list: () => ordered.map((fault) => ({ ...fault })),
    clear: () => {
      ordered = [];
    },
  };
}

/** Whether the call's work is done before it is answered, well or badly. */
export function doesTheWork(fault: OrderedFault): boolean {
  if (fault.kind === 'cut_after_accepting' || fault.kind === 'slow') return true;
  return fault.accept === true && (fault.kind === '500' || fault.kind === 'html' || fault.kind === 'hang');
}

/** Milliseconds from the failed answer to the work; undefined where none is done later. */
export function lateWorkAfterMs(fault: OrderedFault): number | undefined {
  if (doesTheWork(fault) || fault.kind === '429' || fault.kind === 'error') return undefined;
  return fault.acceptAfterMs;
}

function fits(fault: OrderedFault, method: string, args: JsonObject): boolean {
  const isBytes = method === 'upload' || method === 'download';
  if (fault.method !== method && (fault.method !== '*' || isBytes)) return false;
  return fault.channel === undefined || fault.channel === args.channel;
}
