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
    reply: (view) => paintPosts(deps, view, () => ({ of: 'reply', messageId: idOf(view.subject), part: 0 })),
    mark: (view) => paintMark(deps, view),
    home: (view) => paintHome(deps, view),
  };
}

function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}
