import type { ClickResult } from '../model.ts';
import { refuse } from '../refusal.ts';
import { type ActContext, needPerson, needView } from './act-context.ts';
import { runCommand } from './commands.ts';
import { needInput } from './fill-in.ts';
import { fromPerson } from './interactions.ts';
import { personView, renderView } from './render-view.ts';
import { useShortcut } from './shortcuts.ts';
import { submitView } from './submit-view.ts';
import { askOptions, leastQuery, optionText } from './suggestions.ts';
import { clickInView } from './view-clicks.ts';
import type { Suggestion, ViewActs } from './view-model.ts';

export function createViewActs(context: ActContext): ViewActs {
  const { workspace, surfaces, sender, installation } = context;

  const views: ViewActs['views'] = (user) => surfaces.stack(user).map(personView);

  async function closeView({ user, all = false }: { user: string; all?: boolean }): Promise<ClickResult> {
    const person = needPerson(context, user);
    const top = needView(context, user);
    const everything = all || top.content.clearOnClose;
    const told = (all ? surfaces.stack(user)[0] : undefined) ?? top;
    if (everything) surfaces.clear(user);
    else surfaces.close(user, top.id);
    if (!told.content.notifyOnClose) return { ok: true, status: 200 };
    const answer = await context.interactions.interact({
      ...fromPerson(workspace, person),
      type: 'view_closed',
      view: renderView(workspace, told),
      is_cleared: all,
    });
    return answer.ok ? { ok: true, status: answer.status } : answer;
  }

  async function suggest(asked: Parameters<ViewActs['suggest']>[0]): Promise<Suggestion[]> {
    const view = needView(context, asked.user, asked.in);
    const control = needInput(view, asked.blockId);
    if (!String(control.element.type).endsWith('external_select')) refuse('not_external');
    if ([...asked.query].length < leastQuery(control.element)) return [];
    const found = await askOptions(context, asked.user, view, control, asked.query);
    return found.map((option) => ({ text: optionText(option), value: String(option.value) }));
  }

  function openHome(user: string): void {
    const person = needPerson(context, user);
    if (!installation.home) refuse('not_enabled');
    const home = surfaces.home(person.id);
    sender.emit({
      type: 'app_home_opened',
      user: person.id,
      channel: workspace.directMessage(person.id).id,
      tab: 'home',
      ...(home !== undefined && { view: renderView(workspace, home) }),
      event_ts: workspace.nextTs(),
    });
  }

  return {
    view: (user) => views(user).at(-1),
    views,
    submit: (sent) => submitView(context, sent),
    clickIn: (click) => clickInView(context, click),
    closeView,
    suggest,
    command: (line) => runCommand(context, line),
    shortcut: (used) => useShortcut(context, used),
    openHome,
    home: (user) => {
      const home = surfaces.home(user);
      return home && personView(home);
    },
  };
}
