/** Why a merchant is blocked. */
export const BLOCK_REASONS = ['unwanted', 'spam'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export function isBlockReason(word: string | undefined): word is BlockReason {
  return (BLOCK_REASONS as readonly (string | undefined)[]).includes(word);
}
