import type { DeliveryDeps } from './deps.ts';
import { paintHome } from './paint-home.ts';
import { paintMark } from './paint-mark.ts';
import { paintPosts } from './paint-posts.ts';
import type { Painters } from './views.ts';

/** How each view is painted, by the first part of its subject. */
export function createPainters(deps: DeliveryDeps): Painters {
  return {
    card: (view) => paintPosts(deps, view, () => ({ of: 'card' })),
    request: (view) => paintPosts(deps, view, () => ({ of: 'request', jobId: Number(idOf(view.subject)), part: 0 })),
    message: (view) => paintPosts(deps, view, () => ({ of: 'message', messageId: idOf(view.subject), part: 0 })),
    proposal: (view) => paintPosts(deps, view, () => ({ of: 'proposal', ...readProposalSubject(view.subject) })),
    acceptance: (view) => paintPosts(deps, view, () => ({ of: 'acceptance', proposalId: idOf(view.subject) })),
    lead: (view) => paintPosts(deps, view, () => ({ of: 'lead', leadId: Number(idOf(view.subject)), part: 0 })),
    review: (view) => paintPosts(deps, view, () => ({ of: 'review', reviewId: Number(idOf(view.subject)), part: 0 })),
    reply: (view) => paintPosts(deps, view, () => ({ of: 'reply', messageId: idOf(view.subject), part: 0 })),
    mark: (view) => paintMark(deps, view),
    home: (view) => paintHome(deps, view),
  };
}

function readProposalSubject(subject: string): { proposalId: string; version: number } {
  const [, proposalId = '', version] = subject.split(':');
  return { proposalId, version: Number(version) };
}

function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}
