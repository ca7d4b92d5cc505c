/** What one scenario measured. */
export interface Figures {
  /** `50 kills`: what really happened, counted. */
  happened: string;
  /** Words that had to reach the other side, each way. */
  toSlack: number;
  toMerchants: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Of the words that arrived, the longest way. Milliseconds. */
  longestMs: number;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures;
  }
  interface ProvidedContext {
    seed: number;
  }
}

/** One plain line. */
export function describeFigures(name: string, figures: Figures | undefined, tookMs: number): string {
  if (!figures) return `${name}: ended after ${seconds(tookMs)} without figures`;
  const { happened, toSlack, toMerchants, lost, doubled, outOfOrder, longestMs } = figures;
  return (
    `${name}: ${happened}; ${toSlack} messages to Slack, ${toMerchants} to merchants; ` +
    `lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}; ` +
    `${seconds(tookMs)}, the slowest message ${seconds(longestMs)}`
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
