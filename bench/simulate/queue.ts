/** What happens next: a binary heap by time. */
export interface Queue<T extends { at: number }> {
  add(item: T): void;
  take(): T | undefined;
}

export function createQueue<T extends { at: number }>(): Queue<T> {
  const heap: T[] = [];
  const at = (n: number): number => heap[n]?.at ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  };
  return {
    add(item) {
      heap.push(item);
      for (let n = heap.length - 1; n > 0; ) {
        const parent = (n - 1) >> 1;
        if (at(parent) <= at(n)) return;
        swap(parent, n);
        n = parent;
      }
    },
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let n = 0; ; ) {
        const child = at(2 * n + 1) <= at(2 * n + 2) ? 2 * n + 1 : 2 * n + 2;
        if (at(n) <= at(child)) return first;
        swap(n, child);
        n = child;
      }
    },
  };
}
