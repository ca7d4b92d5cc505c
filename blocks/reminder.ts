import type { KnownBlock } from '@slack/types';
import type { LateJob, ReminderFacts } from '../src/domain/reminder-facts.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { inert, joinText, mrkdwn, type SlackContent, when } from './text.ts';
import { threadUrl } from './thread-link.ts';

const MINUTE = 60_000;
const MOST_JOBS = 10;
const MOST_PEOPLE = 3;

/** A reminder in the thread of a job that nobody has; Slack shows it in the channel too, so it names the job. */
export function channelReminder(facts: ReminderFacts, texts: Texts, now: Date): SlackContent {
  const { clocks } = texts;
  const said = wordsOf(facts, texts, now);
  if (facts.clock === 'first_reply') return lines([clocks.nobodyReplied(said), costOf(facts, texts)]);
  return lines([isOver(facts, now) ? clocks.nobodyAnsweredInTime(said) : clocks.nobodyAnswered(said)]);
}

/** A reminder for somebody who has the job: a direct message, with the way to the thread. */
export function directReminder(facts: ReminderFacts, texts: Texts, now: Date): SlackContent {
  const { clocks } = texts;
  const said = wordsOf(facts, texts, now);
  const link = threadLink(facts, texts);
  if (facts.clock === 'first_reply') return lines([clocks.youReply(said), costOf(facts, texts), link]);
  return lines([isOver(facts, now) ? clocks.youAnswerNow(said) : clocks.youAnswer(said), link]);
}

/** One line for all reminders of a channel that were missed while nobody ran. */
export function catchUpLine(jobs: readonly LateJob[], texts: Texts, now: Date): SlackContent {
  const { clocks } = texts;
  const named = jobs.slice(0, MOST_JOBS).map((job) => {
    const who = peopleOf(job) || clocks.nobody;
    return [`• ${clocks.catchUpJob(wordsOf(job, texts, now))}`, who, threadLink(job, texts)]
      .filter(Boolean)
      .join(' · ');
  });
  const more = jobs.length > MOST_JOBS ? clocks.catchUpMore({ count: jobs.length - MOST_JOBS }) : '';
  const text = joinText([`⏰ ${clocks.catchUp({ count: jobs.length })}`, ...named, more], 2900);
  return { text, blocks: [section(text)] };
}

function wordsOf(facts: ReminderFacts, texts: Texts, now: Date) {
  return {
    job: `J-${facts.jobNumber}`,
    service: inert(facts.serviceName) || texts.card.someService,
    merchant: inert(facts.merchantName) || texts.card.someMerchant,
    at: when(facts.until, texts, 'sentence'),
    left: timeLeft(facts.until.getTime() - now.getTime(), texts),
  };
}

/** Whole hours, or minutes below two hours; empty once nothing is left. */
function timeLeft(ms: number, texts: Texts): string {
  if (ms <= 0) return '';
  const minutes = Math.max(Math.round(ms / MINUTE), 1);
  if (minutes < 120) return texts.clocks.minutesLeft({ minutes });
  return texts.clocks.hoursLeft({ hours: Math.round(minutes / 60) });
}

function isOver({ until }: ReminderFacts, now: Date): boolean {
  return now.getTime() >= until.getTime();
}

function costOf({ last }: ReminderFacts, texts: Texts): string {
  return last ? texts.clocks.cost : '';
}

function peopleOf({ assignees }: LateJob): string {
  return assignees
    .filter((user) => /^[UW][A-Z0-9]+$/.test(user))
    .slice(0, MOST_PEOPLE)
    .map((user) => `<@${user}>`)
    .join(' ');
}

function threadLink({ place }: ReminderFacts, texts: Texts): string {
  const url = place && threadUrl(place);
  return url ? `<${url}|${texts.clocks.openThread}>` : '';
}

function lines(said: readonly string[]): SlackContent {
  const [first = '', ...rest] = said.filter((line) => line !== '');
  const all = [`⏰ ${first}`, ...rest];
  return { text: joinText(all), blocks: all.map(section) };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}
