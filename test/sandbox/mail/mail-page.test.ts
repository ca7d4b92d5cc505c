import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/start.ts';
import { createSmtpMailer } from '../../../src/mail/smtp-mailer.ts';
import { startBrowser, type TestBrowser } from '../../support/browser.ts';
import { startTestSandbox } from '../../support/sandbox.ts';

let sandbox: Sandbox;
let browser: TestBrowser;

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startTestSandbox(), startBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

async function send(id: string, html: string): Promise<void> {
  const mailer = createSmtpMailer({
    url: sandbox.mailbox.smtpUrl,
    from: { name: 'Jobline', address: 'jobs@northlight.example' },
  });
  const to = { name: 'Alice', address: 'alice@northlight.example' };
  await mailer.send({ id, thread: 't1', to, subject: 'J-12 · Store setup', html, text: `text of ${id}` });
}

test('mails appear as they come, as they look, as text and with their headers, and run nothing', async () => {
  await send('first', '<p>Look here</p><script>document.body.innerHTML = "it ran"</script><p onclick="x()">there</p>');
  const page = await browser.open(`${sandbox.url}/mail/`);
  await page.getByRole('button', { name: /alice@northlight\.example/ }).click();
  const looks = page.frameLocator('iframe').first();
  await expect.poll(() => looks.locator('body').innerText()).toContain('Look here');
  expect(await looks.locator('body').innerText()).not.toContain('it ran');
  expect(browser.complaints.filter((complaint) => !complaint.startsWith('Blocked script execution'))).toEqual([]);

  await send('second', '<p>More</p>');
  await expect.poll(() => page.locator('[data-mail]').count()).toBe(2);
  await page.getByRole('button', { name: 'Plain text' }).click();
  expect(await page.locator('[data-mail] pre').allInnerTexts()).toEqual([
    expect.stringContaining('text of first'),
    expect.stringContaining('text of second'),
  ]);
  await page.getByRole('button', { name: 'Headers' }).click();
  expect(await page.locator('[data-mail] pre').first().innerText()).toContain('message-id: <first@northlight.example>');
  expect(await page.locator('nav a[aria-current="page"]').innerText()).toBe('Mail');
}, 30_000);
