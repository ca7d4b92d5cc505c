import type { Method } from './context.ts';

const openConnection: Method = ({ sockets, baseUrl }) => ({ url: sockets.issueUrl(baseUrl) });

/** Methods that are called with the app-level token. */
export const appMethods: Readonly<Record<string, Method>> = { 'apps.connections.open': openConnection };
