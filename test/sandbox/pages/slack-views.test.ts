import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { button, field, modal, option, plain, words } from '../slack/dialog-world.ts';
import { type AppOfViews, startAppOfViews } from './app-of-views.ts';

let browser: TestBrowser;
let app: AppOfViews;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  app = await startAppOfViews();
});

afterEach(async () => {
  await page.context().close();
  await app.close();
  expect(browser.complaints.splice(0)).toEqual([]);
});

async function card(): Promise<string> {
  const blocks = [{ type: 'actions', elements: [button('open', 'Open')] }];
  const { ts } = await app.call('chat.postMessage', { channel: 'C0JOBS', text: 'A job card', blocks });
  return String(ts);
}

/** The values that the last sent dialog came with. */
function sentValues(): Record<string, Record<string, Record<string, unknown>>> {
  const sent = app.heard.findLast((one) => one.type === 'view_submission') ?? {};
  return (sent.view as { state: { values: Record<string, Record<string, Record<string, unknown>>> } }).state.values;
}

const everything = modal({
  blocks: [
    field('words', words({ multiline: true })),
    field('reason', { type: 'static_select', options: [option('1'), option('2')] }),
    field('job', { type: 'external_select', min_query_length: 2 }),
    field('who', { type: 'multi_users_select' }),
    field('how', { type: 'radio_buttons', options: [option('now'), option('later')] }),
    field('also', { type: 'checkboxes', options: [option('copy')] }),
    field('day', { type: 'datepicker' }),
    field('hour', { type: 'timepicker' }),
    field('count', { type: 'number_input', is_decimal_allowed: false }),
    field('mail', { type: 'email_text_input' }),
  ],
});

describe('a dialog on the page', () => {
  it('is filled in with the keyboard alone, and sent with all that was typed', async () => {
    await card();
    app.opens = everything;
    app.answer = ({ type }) => (type === 'block_suggestion' ? { options: [option('12'), option('13')] } : undefined);
    page = await browser.open(`${app.sandbox.url}/slack/`);
    await page.getByRole('button', { name: 'Open', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Ask' });
    await dialog.waitFor();
    await page.keyboard.type('Hello');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Option 2');
    await page.keyboard.press('Tab');
    await page.keyboard.type('blue');
    await page.locator('[data-option="13"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ben');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Option later' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.locator('[data-block-id="day"] input').fill('2026-12-01');
    await page.locator('[data-block-id="hour"] input').fill('09:30');
    await page.locator('[data-block-id="count"] input').fill('3');
    await page.locator('[data-block-id="mail"] input').fill('jana@bluefjord.example');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(sentValues()).toMatchObject({
      words: { value: { value: 'Hello' } },
      reason: { value: { selected_option: { value: '2' } } },
      job: { value: { selected_option: { value: '13' } } },
      who: { value: { selected_users: ['U0BEN'] } },
      how: { value: { selected_option: { value: 'later' } } },
      also: { value: { selected_options: [{ value: 'copy' }] } },
      day: { value: { selected_date: '2026-12-01' } },
      hour: { value: { selected_time: '09:30' } },
      count: { value: { value: '3' } },
      mail: { value: { value: 'jana@bluefjord.example' } },
    });
    expect(await page.evaluate('document.activeElement?.dataset.actionId')).toBe('open');
  });

  it('says under a field what is wrong, and keeps what was typed', async () => {
    await card();
    app.opens = modal({ blocks: [field('words', words())] });
    page = await browser.open(`${app.sandbox.url}/slack/`);
    page.setDefaultTimeout(4000);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-dialog-submit]').click();
    await page.getByText('Please complete this required field.').waitFor();
    app.answer = ({ type }) =>
      type === 'view_submission' ? { response_action: 'errors', errors: { words: 'Say more.' } } : undefined;
    await page.getByRole('textbox', { name: 'words' }).fill('Hm');
    await page.locator('[data-dialog-submit]').click();
    await page.getByText('Say more.').waitFor();
    expect(await page.getByRole('textbox', { name: 'words' }).inputValue()).toBe('Hm');
    app.answer = ({ type }) => (type === 'view_submission' ? { nonsense: true } : undefined);
    await page.locator('[data-dialog-submit]').click();
    await page.getByText('We had some trouble connecting').waitFor();
    expect(await page.locator('.app-dialog').count()).toBe(1);
  });

  it('stands on another one, goes back alone and closes with all', async () => {
    await card();
    const blocks = [{ type: 'actions', elements: [button('more', 'More')] }];
    app.opens = modal({ title: plain('First'), submit: undefined, blocks });
    page = await browser.open(`${app.sandbox.url}/slack/`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('dialog', { name: 'First' }).waitFor();
    app.opens = modal({ title: plain('Second'), submit: undefined, blocks });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog', { name: 'Second' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'First' }).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog', { name: 'Second' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.app-dialog').waitFor({ state: 'detached' });
    expect(app.sandbox.slack.views('U0ALICE')).toEqual([]);
  });

  it('fits a screen of 320 pixels, and asks before it does what has a question', async () => {
    const confirm = { title: plain('Block?'), text: plain('For good.'), confirm: plain('Block'), deny: plain('Keep') };
    await card();
    app.opens = modal({
      submit: undefined,
      blocks: [{ type: 'actions', elements: [{ ...button('block', 'Block merchant'), confirm }] }],
    });
    page = await browser.open(`${app.sandbox.url}/slack/`, { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: 'Block merchant' }).click();
    const clicks = app.heard.length;
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(app.heard.length).toBe(clicks);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Block merchant' }).click();
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    await eventually(() => expect(app.heard.at(-1)).toMatchObject({ actions: [{ action_id: 'block' }] }));
  });
});

describe('around the dialogs', () => {
  it('Home is a tab of the app: opening it is told, its buttons and menus work', async () => {
    const filter = { type: 'static_select', action_id: 'filter', options: [option('mine'), option('all')] };
    const more = { type: 'overflow', action_id: 'more', options: [option('help')] };
    const blocks = [{ type: 'actions', block_id: 'top', elements: [button('open', 'Show'), filter, more] }];
    page = await browser.open(`${app.sandbox.url}/slack/`);
    await page.getByRole('button', { name: 'Jobline' }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('has not shown anything here yet').waitFor();
    await eventually(() => expect(app.heard.at(-1)).toMatchObject({ event: { type: 'app_home_opened' } }));
    await app.call('views.publish', { user_id: 'U0ALICE', view: { type: 'home', blocks } });
    await page.locator('[data-action-id="filter"]').selectOption('all');
    await eventually(() =>
      expect(app.heard.at(-1)).toMatchObject({ actions: [{ selected_option: { value: 'all' } }] }),
    );
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Option help' }).click();
    await eventually(() =>
      expect(app.heard.at(-1)).toMatchObject({ actions: [{ selected_option: { value: 'help' } }] }),
    );
    app.opens = modal();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('dialog', { name: 'Ask' }).waitFor();
  });

  it('a command is answered for its asker alone, and refused in a thread', async () => {
    const ts = await card();
    app.answer = ({ command }) => (command === undefined ? undefined : { text: 'Three jobs.' });
    page = await browser.open(`${app.sandbox.url}/slack/#C0JOBS/${ts}`);
    await page.getByLabel('Message #jobs').fill('/jobl');
    await page.locator('.command-hint', { hasText: '/jobline' }).waitFor();
    await page.getByLabel('Message #jobs').fill('/jobline list mine');
    await page.keyboard.press('Enter');
    await page.locator('[data-ephemeral="true"]', { hasText: 'Three jobs.' }).waitFor();
    expect(app.heard.at(-1)).toMatchObject({ command: '/jobline', text: 'list mine', channel_id: 'C0JOBS' });
    await page.getByLabel('Reply', { exact: true }).fill('/jobline help');
    await page.keyboard.press('Enter');
    await page.getByText('/jobline is not supported in threads').waitFor();
    expect(await page.getByLabel('Reply', { exact: true }).inputValue()).toBe('/jobline help');
    expect(app.sandbox.slack.thread('C0JOBS', ts)).toHaveLength(1);
  });

  it('a link to a message opens its thread for whoever reads it', async () => {
    const ts = await card();
    const { permalink } = await app.call('chat.getPermalink', { channel: 'C0JOBS', message_ts: ts });
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `<${permalink}|The job>` } }];
    await app.call('views.publish', { user_id: 'U0BEN', view: { type: 'home', blocks } });
    page = await browser.open(`${app.sandbox.url}/slack/?user=U0BEN#D0BEN/home`);
    await page.getByRole('link', { name: 'The job' }).click();
    await page.locator(`[data-thread-ts="${ts}"]`).first().waitFor();
    expect(await page.locator('.slack').getAttribute('data-me')).toBe('U0BEN');
  });

  it('shortcuts stand in a menu of each message and beside the field, for the keyboard too', async () => {
    const { ts } = app.sandbox.slack.post({ user: 'U0BEN', channel: 'C0JOBS', text: 'Who takes this?' });
    page = await browser.open(`${app.sandbox.url}/slack/`);
    await page.locator(`[data-ts="${ts}"]`).getByLabel('More actions').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Keep internal' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() =>
      expect(app.heard.at(-1)).toMatchObject({ type: 'message_action', callback_id: 'keep_internal', message_ts: ts }),
    );
    app.opens = modal();
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: 'Find a job' }).click();
    await page.getByRole('dialog', { name: 'Ask' }).waitFor();
    expect(app.heard.at(-1)).toMatchObject({ type: 'shortcut', callback_id: 'find_job' });
  });

  it('two members stand side by side, each with their own dialog', async () => {
    await card();
    app.opens = modal();
    page = await browser.open(`${app.sandbox.url}/`, { viewport: { width: 1500, height: 800 } });
    await page.getByRole('button', { name: 'Two members' }).click();
    const first = page.frameLocator('[name="slack"]');
    const second = page.frameLocator('[name="second"]');
    await second.locator('[data-me="U0BEN"]').waitFor();
    await second.getByRole('button', { name: 'Open', exact: true }).click();
    await second.getByRole('dialog', { name: 'Ask' }).waitFor();
    await first.locator('[data-me="U0ALICE"]').waitFor();
    expect(await first.getByRole('dialog').count()).toBe(0);
    expect(app.heard.at(-1)).toMatchObject({ user: { id: 'U0BEN' } });
  });
});
