import { escapeSlack } from '../../../blocks/text.ts';
import { type Asked, SUBCOMMANDS, type Subcommand } from '../../domain/slash-command.ts';
import type { Texts } from '../../i18n/texts.ts';
import { type Answer, said } from './answer.ts';

/** Every subcommand and what it does. */
export function help(texts: Texts): Answer {
  const { command, usage } = texts.finding;
  const lines = SUBCOMMANDS.map((name) => `${form(name, texts)}  ${escapeSlack(usage[name].does)}`);
  return said([command.help, ...lines, command.helpEnd].join('\n'));
}

/** What was typed is no command of ours, or lacks something: how it is said. */
export function unclear({ said: typed, of, nearest }: Extract<Asked, { kind: 'unclear' }>, texts: Texts): Answer {
  const { command } = texts.finding;
  const words = escapeSlack(typed.replace(/[*_~`]/g, ''));
  if (of) return said(`${command.unclear({ said: words, form: form(of, texts) })}\n${command.allOfThem}`);
  const meant = nearest && command.meant({ form: form(nearest, texts) });
  return said([command.unknown({ said: words }), meant, command.allOfThem].filter(Boolean).join('\n'));
}

function form(name: Subcommand, texts: Texts): string {
  return `\`/jobline ${escapeSlack(texts.finding.usage[name].form)}\``;
}
