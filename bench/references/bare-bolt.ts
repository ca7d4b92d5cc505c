// Bolt as it comes, with its own HTTP receiver and a listener that does nothing.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const { SLACK_SIGNING_SECRET: signingSecret = '', SLACK_BOT_TOKEN: botToken = '', PORT = '0' } = process.env;
const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  // As Jobline does: who we are is known, nobody is asked.
  authorize: async () => ({ botToken, botId: 'B0JOBLINE', botUserId: 'U0JOBLINE' }),
  logLevel: LogLevel.ERROR,
});
app.event('message', async () => undefined);
await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${PORT}` })}\n`);
