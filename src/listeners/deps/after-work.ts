import type { Done } from '../../use-cases/jobs/done.ts';
import type { ReviewOpening } from '../../use-cases/reviews/open-review.ts';
import type { Caller } from '../deps.ts';

/** Reviews and access to stores. What changes something resolves after its commit. */
export interface AfterWorkDeps {
  openReview(caller: Caller, threadId: number): Promise<ReviewOpening>;
  requestReview(caller: Caller, threadId: number): Promise<Done>;
  requestStoreAccess(caller: Caller, threadId: number): Promise<Done>;
}
