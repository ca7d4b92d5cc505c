import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAssignees } from '../../src/store/assignees.ts';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { sendMail } from '../../src/use-cases/outbound-mail.ts';
import { startThread } from '../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../support/jobline.ts';

let jobline: TestJobline;
let link: string;
let threadId: number;

const HOME = 1;

beforeAll(async () => {
  jobline = await startTestJobline();
  await startThread(jobline);
  threadId = await inOrganization(jobline.app.db, HOME, async (tx) => {
    const { id } = await tx.selectFrom('threads').select('id').executeTakeFirstOrThrow();
    await insertAssignees(tx, id, ['U0BEN'], new Date());
    return id;
  });
  await assign();
  const mail = jobline.sandbox.mailbox.mails.at(-1);
  link = /^<(.*)>$/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? '';
  expect(mail?.text).toContain(`Stop these e-mails: ${link}`);
});

afterAll(() => jobline.close());

async function assign(): Promise<void> {
  await inOrganization(jobline.app.db, HOME, async (tx) =>
    sendMail(tx, { slackUser: 'U0BEN' }, { of: 'assigned', threadId, byName: 'Alice' }),
  );
  await jobline.settled();
}

async function isOn(): Promise<boolean> {
  const { mails } = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('members').select('mails').where('slack_user', '=', 'U0BEN').executeTakeFirstOrThrow(),
  );
  return mails;
}

describe('the link under a mail', () => {
  it('leads to this app and cannot be guessed', () => {
    expect(link).toMatch(new RegExp(`^${jobline.url}/unsubscribe/${HOME}-[0-9a-f]{64}$`));
  });

  it('asks first, for programs open links too', async () => {
    const page = await fetch(link);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain('Northlight Studio assigns to you?');
    expect(html).toContain('<form method="post">');
    expect(html).not.toMatch(/<script|U0BEN|Ben/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await isOn()).toBe(true);
  });

  it('ends the mails when its button is pressed, also twice', async () => {
    for (let i = 0; i < 2; i++) {
      const answer = await fetch(link, { method: 'POST' });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('no more of these e-mails')]);
    }
    expect(await isOn()).toBe(false);
    const before = jobline.sandbox.mailbox.mails.length;
    await assign();
    expect(jobline.sandbox.mailbox.mails).toHaveLength(before);
  });

  it('takes the one request of mail clients', async () => {
    await acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('members').set({ mails: true }).execute());
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
    expect(await isOn()).toBe(false);
  });

  it('is in the language of its reader', async () => {
    const speak = (language: 'de' | null) =>
      acrossOrganizations(jobline.app.db, (tx) =>
        tx.updateTable('members').set({ own_language: language }).where('slack_user', '=', 'U0BEN').execute(),
      );
    await speak('de');
    // Without a German catalogue it is English: what counts is that the choice is asked.
    expect(await (await fetch(link)).text()).toMatch(/<html lang="(de|en)">/);
    await speak(null);
  });

  it.each([
    ['another token', () => link.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['another organization', () => link.replace(`/${HOME}-`, '/2-')],
    ['an organization that cannot be', () => link.replace(`/${HOME}-`, '/999999999999999999999-')],
    ['nonsense', () => `${jobline.url}/unsubscribe/%00`],
  ])('does nothing with %s', async (_, wrong) => {
    await acrossOrganizations(jobline.app.db, (tx) => tx.updateTable('members').set({ mails: true }).execute());
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(wrong(), { method });
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('does not work any more')]);
    }
    expect(await isOn()).toBe(true);
  });

  it('takes no other method', async () => {
    const answer = await fetch(link, { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
