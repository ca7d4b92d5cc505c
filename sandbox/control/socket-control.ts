import { optionalText } from '../slack/http.ts';
import type { LocalSlack } from '../slack/model.ts';
import { LEAVE_REASONS, type LeaveReason } from '../slack/socket/socket-connection.ts';
import type { JsonObject } from '../slack/state.ts';

type Order = (slack: LocalSlack, body: JsonObject) => object;

/** `/control/sockets…`: Socket Mode. */
export const SOCKET_ORDERS: Readonly<Record<string, Order>> = {
  'GET /sockets': ({ sockets }) => ({
    connections: sockets.connections(),
    acknowledgements: sockets.acknowledgements,
  }),
  'POST /sockets/refresh': ({ sockets }, body) => {
    sockets.refresh(readReason(body), optionalText(body, 'id'));
    return { connections: sockets.connections() };
  },
  'POST /sockets/drop': ({ sockets }, body) => {
    sockets.drop(optionalText(body, 'id'));
    return { connections: sockets.connections() };
  },
  'POST /sockets/lose-acknowledgements': ({ sockets }, body) => {
    const times = body.times ?? 1;
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 0) throw new Error('"times" must be a number');
    sockets.loseAcknowledgements(times);
    return {};
  },
};

function readReason(body: JsonObject): LeaveReason {
  const reason = optionalText(body, 'reason') ?? 'warning';
  const known = LEAVE_REASONS.find((one) => one === reason);
  if (known === undefined) throw new Error(`"reason" must be one of ${LEAVE_REASONS.join(', ')}`);
  return known;
}
