import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../src/config.ts';
import { describeParts } from '../src/config-parts.ts';

type Environment = Record<string, string>;

const whsec = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const marketplace = {
  MARKETPLACE_SECRET: whsec,
  MARKETPLACE_URL: 'https://m.example/in',
  MARKETPLACE_OUTBOUND_SECRET: whsec,
};
const overHttp = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-1-2' };
const overSocket = { SLACK_APP_TOKEN: 'xapp-1-2', SLACK_BOT_TOKEN: 'xoxb-1-2' };
const publicUrl = { PUBLIC_URL: 'https://jobline.example.com' };

function read(environment: Environment): Config {
  return readConfig(environment, false);
}

/** Names of the variables that a start with this environment complains about. */
function complaints(environment: Environment): string[] {
  return failure(environment).problems.map((problem) => problem.variable);
}

function failure(environment: Environment): ConfigError {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('this environment was accepted');
}

describe('places that are not public', () => {
  it('are named with their ports, as addresses write them', () => {
    const named = 'Files.Internal:443 127.1:8080 [::1]:80';
    expect(read({ FILE_HOSTS_ALLOWED: named }).fileHostsAllowed).toEqual([
      'files.internal:443',
      '127.0.0.1:8080',
      '[::1]:80',
    ]);
    for (const wrong of ['files.internal', 'https://files.internal:443', 'a:1/x', 'me@a:1', 'a:99999']) {
      expect(complaints({ FILE_HOSTS_ALLOWED: wrong }), wrong).toEqual(['FILE_HOSTS_ALLOWED']);
    }
  });
});

describe('an empty environment', () => {
  const config = read({});

  it('starts everything embedded, on this machine only', () => {
    expect(config).toMatchObject({
      http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000' },
      sandbox: { port: 3001, examples: true },
      slack: { mode: 'sandbox' },
      marketplace: { mode: 'sandbox' },
      secrets: { databaseUrl: undefined, slack: undefined, marketplace: undefined, encryptionKeys: [] },
    });
    expect(describeParts(config).map(({ part, state }) => `${part} ${state}`)).toEqual([
      'Database embedded',
      'Slack embedded',
      'Marketplace embedded',
      'Mail embedded',
      'Thumbtack embedded',
    ]);
  });

  it('has the documented clocks and waits', () => {
    expect(config.clocks).toEqual({
      jobExpiryHours: 72,
      answerWithinHours: 24,
      undoSeconds: 10,
      expiryGraceSeconds: 420,
    });
    expect(config.waits).toEqual({ unknownWaitSeconds: 30, lookBackAfterSeconds: 60, lateAfterSeconds: 60 });
  });

  it('logs JSON to a file and lines for people to a terminal', () => {
    expect(config.log).toEqual({ level: 'info', format: 'json' });
    expect(readConfig({}, true).log.format).toBe('pretty');
    expect(readConfig({ LOG_FORMAT: 'json' }, true).log.format).toBe('json');
  });

  it('is what empty texts mean', () => {
    expect(read({ PORT: '', SLACK_BOT_TOKEN: '  ', DATABASE_URL: '', MARKETPLACE_URL: '' })).toEqual(config);
  });
});

describe('how Slack is reached', () => {
  it('is over HTTP with a signing secret and a bot token, on every address', () => {
    const config = read({ ...overHttp, ...publicUrl });
    expect(config.slack.mode).toBe('http');
    expect(config.secrets.slack).toEqual({ mode: 'http', signingSecret: 'a-signing-secret', botToken: 'xoxb-1-2' });
    expect(config.http).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://jobline.example.com' });
    expect(config.marketplace.mode).toBe('off');
  });

  it('is by Socket Mode with an app token, also beside a signing secret, and then needs no public address', () => {
    expect(read(overSocket).slack.mode).toBe('socket');
    expect(read({ ...overSocket, ...overHttp }).slack.mode).toBe('socket');
    expect(describeParts(read(overSocket))[1]?.note).toContain('Socket Mode');
  });

  it('is off when only a marketplace is given', () => {
    const config = read(marketplace);
    expect(config.slack.mode).toBe('off');
    expect(config.marketplace).toEqual({ mode: 'outside', url: 'https://m.example/in' });
    expect(config.http.host).toBe('127.0.0.1');
  });

  it('is another Slack with SLACK_API_URL, whose slash at the end may be missing', () => {
    const config = read({ ...overHttp, SLACK_API_URL: 'http://127.0.0.1:4000/slack/api' });
    expect(config.slack).toMatchObject({ mode: 'http', apiUrl: 'http://127.0.0.1:4000/slack/api/' });
    expect(config.http.publicUrl).toBe('http://127.0.0.1:3000');
  });

  it('needs a public address over HTTP with the real Slack', () => {
    expect(complaints(overHttp)).toEqual(['PUBLIC_URL']);
  });

  it.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's', ...publicUrl }, ['SLACK_BOT_TOKEN']],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    ['a channel alone', { SLACK_CHANNEL: 'C123' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
    [
      'another Slack without its token',
      { SLACK_API_URL: 'http://h/api/' },
      ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    ],
    [
      'half of many workspaces',
      { SLACK_CLIENT_ID: '1', ...overHttp, ...publicUrl },
      ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ENCRYPTION_KEY'],
    ],
  ] satisfies [string, Environment, string[]][])('is refused with %s', (_, environment, missing) => {
    expect(complaints(environment)).toEqual(missing);
  });

  it('says plainly that many workspaces are not served yet', () => {
    const oauth = {
      SLACK_CLIENT_ID: '1',
      SLACK_CLIENT_SECRET: '2',
      SLACK_STATE_SECRET: '3',
      SLACK_SIGNING_SECRET: '4',
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      ...publicUrl,
    };
    expect(failure(oauth).message).toContain('cannot serve yet');
  });
});

describe('a marketplace', () => {
  it.each(Object.keys(marketplace))('is refused without %s', (name) => {
    expect(complaints({ ...marketplace, [name]: '' })).toEqual([name]);
  });

  it('may have several secrets while they rotate', () => {
    const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
    expect(read({ ...marketplace, MARKETPLACE_SECRET: `${whsec}  ${other}` }).secrets.marketplace?.inbound).toEqual([
      whsec,
      other,
    ]);
  });
});

describe('mail', () => {
  const smtp = { SMTP_URL: 'smtp://jobs:hunter2@mail.example:587', MAIL_FROM: 'Jobline <jobs@mail.example>' };
  const note = (environment: Environment) => describeParts(read(environment)).find(({ part }) => part === 'Mail');

  it('goes to the server that is given, whose password is not told', () => {
    const config = read({ ...marketplace, ...smtp, NOTIFICATION_EMAIL: 'office@mail.example' });
    expect(config.mail).toMatchObject({ mode: 'smtp', from: smtp.MAIL_FROM, notificationEmail: 'office@mail.example' });
    expect(config.secrets.smtpUrl).toBe(smtp.SMTP_URL);
    expect(note({ ...marketplace, ...smtp })).toMatchObject({
      state: 'real',
      note: expect.not.stringMatching(/hunter2/),
    });
  });

  it('comes back where a reply domain and a way for it are given, and the start says which', () => {
    const answers = { MAIL_REPLY_DOMAIN: 'Reply.mail.example', MAIL_LISTEN_PORT: '2525' };
    const { mail } = read({ ...marketplace, ...smtp, ...answers });
    expect(mail).toMatchObject({ replyDomain: 'reply.mail.example', listenPort: 2525 });
    expect(note({ ...marketplace, ...smtp, ...answers })?.note).toContain('reply.mail.example are taken on port 2525');
    expect(note({ ...marketplace, ...smtp })?.note).toContain('merchants answer on their page');
  });

  it('is off without a server, and the start says so', () => {
    expect(note(marketplace)).toMatchObject({ state: 'off', note: expect.stringContaining('SMTP_URL') });
  });

  it('stays in the mailbox of the sandbox, and the start says so', () => {
    expect(read(smtp).mail.mode).toBe('sandbox');
    expect(note(smtp)).toMatchObject({ state: 'embedded', note: expect.stringContaining('SMTP_URL') });
  });

  it.each([
    ['a server without a sender', { SMTP_URL: 'smtp://mail.example' }, ['MAIL_FROM']],
    ['no mail server', { SMTP_URL: 'https://mail.example', MAIL_FROM: 'jobs@mail.example' }, ['SMTP_URL']],
    ['two senders', { MAIL_FROM: 'a@mail.example, b@mail.example' }, ['MAIL_FROM']],
    ['no address to notify', { NOTIFICATION_EMAIL: 'office' }, ['NOTIFICATION_EMAIL']],
    ['a reply domain to which no mail comes', { ...smtp, MAIL_REPLY_DOMAIN: 'r.example' }, ['MAIL_INBOUND_SECRET']],
    ['a listener without a reply domain', { ...smtp, MAIL_LISTEN_PORT: '25' }, ['MAIL_REPLY_DOMAIN']],
    ['answers to mail that is never sent', { MAIL_REPLY_DOMAIN: 'r.example', MAIL_LISTEN_PORT: '25' }, ['SMTP_URL']],
    ['no domain', { ...smtp, MAIL_REPLY_DOMAIN: 'r example', MAIL_LISTEN_PORT: '25' }, ['MAIL_REPLY_DOMAIN']],
  ] satisfies [string, Environment, string[]][])('is refused with %s', (_, environment, wrong) => {
    expect(complaints(environment)).toEqual(wrong);
  });
});

describe('wrong values', () => {
  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['SANDBOX_PORT', '3000'],
    ['SANDBOX_EXAMPLES', 'no'],
    ['PUBLIC_URL', 'https://jobline.example.com/app'],
    ['PUBLIC_URL', 'jobline.example.com'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['ENCRYPTION_KEY', 'c2hvcnQ='],
    ['UNDO_SECONDS', '61'],
    ['UNDO_SECONDS', '-1'],
    ['JOB_EXPIRY_HOURS', '0'],
    ['JOB_EXPIRY_HOURS', '1e3'],
    ['LATE_AFTER_SECONDS', 'soon'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
  ])('%s=%s is refused', (name, value) => {
    expect(complaints({ [name]: value })).toEqual([name]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1'],
    ['SLACK_CHANNEL', '#jobs'],
    ['SLACK_API_URL', 'slack.local'],
    ['MARKETPLACE_SECRET', 'whsec_not base64'],
    ['MARKETPLACE_SECRET', 'secret'],
    ['MARKETPLACE_OUTBOUND_SECRET', `${whsec} ${whsec}`],
    ['MARKETPLACE_URL', 'ftp://m.example'],
  ])('%s=%s is refused in an otherwise complete set', (name, value) => {
    expect(complaints({ ...overHttp, ...publicUrl, ...marketplace, [name]: value })).toEqual([name]);
  });

  it.each([
    ['UNDO_SECONDS', '0'],
    ['UNDO_SECONDS', '60'],
    ['UNDO_SECONDS', '2.5'],
    ['JOB_EXPIRY_HOURS', '0.001'],
    ['PORT', '0'],
    ['PUBLIC_URL', 'https://jobline.example.com/'],
  ])('%s=%s is accepted', (name, value) => {
    expect(() => read({ [name]: value })).not.toThrow();
  });

  it('are all said at once, by name, without what they contain', () => {
    const { message, problems } = failure({
      PORT: 'three-thousand',
      UNDO_SECONDS: '99',
      DATABASE_URL: 'mysql://root:hunter2@db/jobline',
      SLACK_BOT_TOKEN: 'xoxp-my-secret-token',
      MARKETPLACE_SECRET: 'my-marketplace-secret',
    });
    const named = [
      'PORT',
      'UNDO_SECONDS',
      'DATABASE_URL',
      'SLACK_BOT_TOKEN',
      'MARKETPLACE_SECRET',
      'SLACK_SIGNING_SECRET',
      'MARKETPLACE_URL',
      'MARKETPLACE_OUTBOUND_SECRET',
    ];
    for (const name of named) expect(message).toContain(name);
    expect(problems.every((problem) => problem.whatToDo.length > 0)).toBe(true);
    expect(message).not.toMatch(/hunter2|my-secret|my-marketplace|three-thousand/);
  });
});

describe('warnings', () => {
  it('name a slip of the keyboard', () => {
    expect(read({ MARKETPLACE_SECERT: 'x' }).warnings).toEqual([
      expect.stringContaining('Did you mean MARKETPLACE_SECRET?'),
    ]);
  });

  it('name what this version does not use yet', () => {
    const { warnings } = read({ ...marketplace, MARKETPLACE_API_KEY: 'key' });
    expect(warnings).toEqual([expect.stringContaining('MARKETPLACE_API_KEY')]);
  });

  it('name a secret that is short, without it', () => {
    const { warnings } = read({ ...marketplace, MARKETPLACE_SECRET: 'whsec_c2hvcnQ=' });
    expect(warnings).toEqual([expect.stringContaining('MARKETPLACE_SECRET is short')]);
    expect(warnings.join()).not.toContain('c2hvcnQ=');
  });

  it('leave the variables of others alone', () => {
    expect(read({ SLACK_THEME_COLOR: 'blue', PATH: '/bin', ...publicUrl }).warnings).toEqual([]);
  });
});
