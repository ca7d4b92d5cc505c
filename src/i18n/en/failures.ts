import type { FailureReason } from '../../domain/failure-reason.ts';

/** Why something did not arrive, as a sentence. */
export const failures = {
  no_marketplace: () => 'No marketplace is connected.',
  refused: ({ status }: { status: string }) => `The marketplace refused it (${status}).`,
  not_taken_yet: () => 'The marketplace has not taken it yet.',
  endpoint_off: () => 'The marketplace has switched its address off (410).',
  gave_up: () => 'The marketplace could not take it for 24 hours.',
  internal: () => 'Something went wrong on our side.',
} satisfies Record<FailureReason['code'], (facts: { status: string }) => string>;
