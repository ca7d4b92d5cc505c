import type { AfterWorkDeps } from '../listeners/deps/after-work.ts';
import type { Caller } from '../listeners/deps.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { openReview } from '../use-cases/reviews/open-review.ts';
import { requestReview } from '../use-cases/reviews/request-review.ts';
import { requestStoreAccess } from '../use-cases/store-access/request-store-access.ts';
import type { WiringDeps } from './wiring-deps.ts';

export function afterWork({ db, now }: WiringDeps): AfterWorkDeps {
  const by = ({ slackUser, name }: Caller, threadId: number) => ({ slackUser, name, threadId, at: now() });
  return {
    openReview: ({ organizationId }, threadId) =>
      readInOrganization(db, organizationId, (reader) => openReview(reader, threadId, now())),
    requestReview: (caller, threadId) =>
      inOrganization(db, caller.organizationId, (tx) => requestReview(tx, by(caller, threadId))),
    requestStoreAccess: (caller, threadId) =>
      inOrganization(db, caller.organizationId, (tx) => requestStoreAccess(tx, by(caller, threadId))),
  };
}
