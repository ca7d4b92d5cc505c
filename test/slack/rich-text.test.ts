import { describe, expect, it } from 'vitest';
import { collectMentions, relayForms, renderWords } from '../../src/slack/rich-text.ts';
import type { WrittenMessage } from '../../src/slack/rich-text-model.ts';
import type { MentionNames } from '../../src/slack/rich-text-render.ts';
import { fc } from '../support/fuzz.ts';

const names: MentionNames = {
  users: new Map([['U0ANN', 'Ann Berg']]),
  channels: new Map([['C0JOBS', 'jobs']]),
  usergroups: new Map([['S0TEAM', 'the design team']]),
  words: {
    someone: 'a colleague',
    channel: 'a channel',
    group: 'a group',
    everyone: 'everyone',
    everyoneHere: 'everyone here',
    slackLink: 'a Slack link',
  },
};

const section = (...elements: unknown[]): unknown => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object): unknown => ({ type: 'text', text: words, ...(style && { style }) });
const rich = (...elements: unknown[]): WrittenMessage => ({ text: 'x', blocks: [{ type: 'rich_text', elements }] });
const list = (style: string, indent: number, items: string[], offset?: number): unknown => ({
  type: 'rich_text_list',
  style,
  indent,
  ...(offset && { offset }),
  elements: items.map((item) => section(text(item))),
});

describe('rich text', () => {
  it('keeps styles as HTML and leaves them out of plain text', () => {
    const message = rich(section(text('All '), text('done', { bold: true, italic: true }), text(' <now> & "here"')));
    expect(renderWords(message, names)).toEqual({
      body: 'All done <now> & "here"',
      html: '<p>All <em><strong>done</strong></em> &lt;now&gt; &amp; &quot;here&quot;</p>',
    });
  });

  it('calls people, channels and groups by their names, and strangers by a word', () => {
    const message = rich(
      section(
        { type: 'user', user_id: 'U0ANN' },
        text(' and '),
        { type: 'user', user_id: 'U0XYZ' },
        text(' in '),
        { type: 'channel', channel_id: 'C0JOBS' },
        text(', '),
        { type: 'usergroup', usergroup_id: 'S0TEAM' },
        text(', '),
        { type: 'broadcast', range: 'here' },
      ),
    );
    expect(renderWords(message, names).body).toBe('Ann Berg and a colleague in #jobs, the design team, everyone here');
    expect(collectMentions(message)).toEqual({
      users: ['U0ANN', 'U0XYZ'],
      channels: ['C0JOBS'],
      usergroups: ['S0TEAM'],
    });
  });

  it('writes emoji as characters, custom ones by their name', () => {
    const message = rich(
      section(
        { type: 'emoji', name: '+1', unicode: '1f44d-1f3fd' },
        { type: 'emoji', name: 'tada' },
        { type: 'emoji', name: 'our-logo' },
        { type: 'emoji', name: 'broken', unicode: 'zz' },
      ),
    );
    expect(renderWords(message, names).body).toBe('👍🏽🎉:our-logo::broken:');
  });

  it('nests lists, keeps numbers, quotes and code', () => {
    const message = rich(
      section(text('Plan:\n')),
      list('ordered', 0, ['shop', 'pay']),
      list('bullet', 1, ['cards']),
      list('ordered', 0, ['ship'], 2),
      { type: 'rich_text_quote', elements: [text('a\nb')] },
      { type: 'rich_text_preformatted', elements: [text('if (a < b) {\n\n\n  go()\n}')] },
    );
    expect(renderWords(message, names)).toEqual({
      body: 'Plan:\n1. shop\n2. pay\n  • cards\n3. ship\n> a\n> b\nif (a < b) {\n\n\n  go()\n}',
      html:
        '<p>Plan:</p><ol><li>shop</li><li>pay<ul><li>cards</li></ul></li><li>ship</li></ol>' +
        '<blockquote>a<br>b</blockquote><pre>if (a &lt; b) {\n\n\n  go()\n}</pre>',
    });
  });

  it('keeps harmless links and says what a link inside Slack is', () => {
    const link = (url: string, label?: string): unknown => ({ type: 'link', url, ...(label && { text: label }) });
    const message = rich(
      section(
        link('https://shop.example/?a=1&b=2', 'the shop'),
        text(' '),
        link('https://shop.example', 'shop.example'),
        text(' '),
        link('mailto:a@b.example', 'a@b.example'),
        text(' '),
        link('javascript:alert(1)', 'click'),
        text(' '),
        link('https://acme.slack.com/archives/C0JOBS/p17', 'our talk'),
        text(' '),
        link('slack://channel?team=T1'),
      ),
    );
    expect(renderWords(message, names)).toEqual({
      body: 'the shop (https://shop.example/?a=1&b=2) https://shop.example a@b.example click our talk a Slack link',
      html:
        '<p><a href="https://shop.example/?a=1&amp;b=2">the shop</a> <a href="https://shop.example/">shop.example</a> ' +
        '<a href="mailto:a@b.example">a@b.example</a> click our talk a Slack link</p>',
    });
  });

  it('shows dates as Slack would without Slack, and what it does not know as its text or not at all', () => {
    const message = rich(
      section(
        { type: 'date', timestamp: 1_772_632_800, format: '{date}', fallback: 'Mar 4' },
        text(' '),
        { type: 'date', timestamp: 1_772_632_800, format: '{date}' },
        { type: 'hologram', text: ' words' },
        { type: 'nothing' },
        null,
        17,
      ),
      { type: 'rich_text_future', elements: [text('later')] },
    );
    expect(renderWords(message, names).body).toBe('Mar 4 2026-03-04 14:00 UTC words\nlater');
  });

  it('leaves no id behind that was typed as code', () => {
    const message = rich(
      section(
        text('<@U0ANN> <@U0XYZ|zed> <#C0JOBS> <!channel> https://acme.slack.com/archives/C0JOBS/p1', { code: true }),
      ),
    );
    expect(renderWords(message, names).body).toBe('Ann Berg zed #jobs everyone a Slack link');
  });
});

describe('a message without rich text', () => {
  it('is read from its mrkdwn', () => {
    const words =
      '*Hi* <@U0ANN>, see <https://a.example|our _plan_> :tada: &lt;b&gt;\n&gt; quoted\n```x &amp; y```\nlast ~no~ `a*b*`';
    expect(renderWords({ text: words }, names)).toEqual({
      body: 'Hi Ann Berg, see our _plan_ (https://a.example) 🎉 <b>\n> quoted\nx & y\nlast no a*b*',
      html:
        '<p><strong>Hi</strong> Ann Berg, see <a href="https://a.example/">our _plan_</a> 🎉 &lt;b&gt;</p>' +
        '<blockquote>quoted</blockquote><pre><code>x &amp; y</code></pre><p>last <s>no</s> <code>a*b*</code></p>',
    });
  });

  it('keeps what only looks like markup', () => {
    expect(renderWords({ text: '2*3*4 snake_case_name 10:30:45 * a *' }, names).body).toBe(
      '2*3*4 snake_case_name 10:30:45 * a *',
    );
  });

  it('is quick and safe with thousands of signs', () => {
    const words = '*a* _b_ `c` <@U0ANN> a.a.a.a. '.repeat(1300);
    expect(renderWords({ text: words }, names).body).toContain('Ann Berg');
    expect(renderWords({ text: 'a.'.repeat(20_000) }, names).body).toHaveLength(40_000);
  });
});

describe('what leaves Slack', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '<@U0ABC>',
      '<!here>',
      '&lt;',
      '<b onclick=x>',
      '"\'>',
      '<!subteam^S0X|@x>',
      'https://x.slack.com/a',
    ),
  );
  const style = fc.record({ bold: fc.boolean(), italic: fc.boolean(), code: fc.boolean(), strike: fc.boolean() });
  const inline = fc.oneof(
    fc.record({ type: fc.constant('text'), text: words, style }),
    fc.record({ type: fc.constant('link'), url: fc.oneof(fc.webUrl(), words), text: words }),
    fc.record({ type: fc.constant('user'), user_id: fc.constantFrom('U0SECRET1', 'W0SECRET2') }),
    fc.record({ type: fc.constant('channel'), channel_id: fc.constant('C0SECRET3') }),
    fc.record({ type: fc.constant('usergroup'), usergroup_id: fc.constant('S0SECRET4') }),
    fc.record({ type: fc.constant('emoji'), name: words, unicode: words }),
    fc.record({ type: fc.constant('team'), team_id: fc.constant('T0SECRET5') }),
    fc.record({ type: fc.constant('date'), timestamp: fc.double(), fallback: words }),
    fc.anything(),
  );
  const block = fc.oneof(
    fc.record({
      type: fc.constantFrom('rich_text_section', 'rich_text_quote', 'rich_text_preformatted', 'odd'),
      elements: fc.array(inline),
    }),
    fc.record({
      type: fc.constant('rich_text_list'),
      style: fc.constantFrom('bullet', 'ordered'),
      indent: fc.integer({ min: -1, max: 9 }),
      elements: fc.array(fc.record({ type: fc.constant('rich_text_section'), elements: fc.array(inline) })),
    }),
  );
  const message = fc.record({
    text: fc.oneof(
      words,
      fc.array(words).map((all) => all.join(' ')),
    ),
    blocks: fc.oneof(
      fc.constant([]),
      fc.tuple(fc.record({ type: fc.constant('rich_text'), elements: fc.array(block) })),
    ),
  });

  it('has no Slack id, is well-formed, and only formats and links', () => {
    fc.assert(
      fc.property(message, (each) => {
        const { body, html } = renderWords(each, names);
        for (const output of [body, html]) {
          expect(output).not.toMatch(/<@|0SECRET|<!(?:here|subteam)|slack\.com/);
          expect(output.isWellFormed()).toBe(true);
        }
        expect(unclosed(html)).toEqual([]);
        expect(typeof relayForms(each).startsWithMention).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

/** Tags left open; a tag that is not ours, or closes another than the last, is an error. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [tag, closing, name = ''] of html.matchAll(/<(\/?)([a-z]+)([^<>]*)>|[<>]/g)) {
    expect(tag).toMatch(
      /^<(?:\/?(?:p|pre|blockquote|ul|ol|li|strong|em|s|u|code|a)|br|ol start="\d+"|a href="(?:https?:|mailto:)[^"<>]*")>$/,
    );
    if (name === 'br') continue;
    if (closing) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  return open;
}

describe('the forms that the relay policy reads', () => {
  it('hide no prefix behind styles, lists or emoji', () => {
    const bold = rich(section(text('no', { bold: true }), text('te: x')));
    expect(relayForms(bold).forms[0]).toBe('note: x');
    expect(relayForms(rich(list('bullet', 0, ['note: x', 'y']))).forms[0]).toBe('note: x\ny');
    expect(relayForms(rich(section({ type: 'emoji', name: 'memo', unicode: '1f4dd' }, text(' x')))).forms[0]).toBe(
      '📝 x',
    );
    expect(relayForms({ text: '&gt; :lock: x' }).forms.join()).toContain(':lock:');
  });

  it('tell whether the message begins with somebody', () => {
    const ann = { type: 'user', user_id: 'U0ANN' };
    expect(relayForms(rich(section(text(' '), ann, text(' look')))).startsWithMention).toBe(true);
    expect(relayForms(rich(section({ type: 'broadcast', range: 'here' }))).startsWithMention).toBe(true);
    expect(relayForms(rich(section(text('Ask '), ann))).startsWithMention).toBe(false);
    expect(relayForms({ text: '<@U0ANN> look' }).startsWithMention).toBe(true);
    expect(relayForms({ text: '' })).toEqual({ forms: [''], startsWithMention: false });
  });
});
