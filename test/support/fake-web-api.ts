import { text } from 'node:stream/consumers';
import { type Listening, listen } from './listen.ts';

export interface WebApiCall {
  method: string;
  args: Record<string, unknown>;
  token: string | undefined;
}

export interface FakeWebApi extends Listening {
  calls: WebApiCall[];
}

/** A Slack Web API that answers each method as it is told; arguments that are JSON come parsed. */
export async function startFakeWebApi(answer: (call: WebApiCall) => object | Promise<object>): Promise<FakeWebApi> {
  const calls: WebApiCall[] = [];
  const server = await listen(async (req, res) => {
    const form = new URLSearchParams(await text(req));
    const args = Object.fromEntries([...form].map(([name, value]) => [name, readArgument(value)]));
    const call = {
      method: (req.url ?? '').replace('/api/', ''),
      args,
      token: req.headers.authorization?.replace('Bearer ', ''),
    };
    calls.push(call);
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await answer(call)));
  });
  return { ...server, url: `${server.url}/api/`, calls };
}

function readArgument(value: string): unknown {
  return /^(\{|\[|true$|false$)/.test(value) ? JSON.parse(value) : value;
}
