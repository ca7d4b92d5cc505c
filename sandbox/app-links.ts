import type { Handler } from './control/control.ts';

/** Pages of Jobline itself, as links of the sandbox's pages call them: only this side knows where it listens. */
export function createAppLinks(appUrl: () => string): Handler {
  return async (request, response, url) => {
    if (request.method !== 'GET' || url.pathname !== '/experts') return false;
    response.writeHead(302, { location: `${appUrl()}/experts`, 'cache-control': 'no-store' });
    response.end();
    return true;
  };
}
