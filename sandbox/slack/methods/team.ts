import { type Method, needScope } from './context.ts';

const test: Method = ({ workspace, baseUrl }) => ({
  url: `${baseUrl}/slack/`,
  team: workspace.team.name,
  user: workspace.member(workspace.app.userId)?.name,
  team_id: workspace.team.id,
  user_id: workspace.app.userId,
  bot_id: workspace.app.botId,
  is_enterprise_install: false,
});

const info: Method = (context) => {
  needScope(context, 'team:read');
  const { id, name, domain } = context.workspace.team;
  return { team: { id, name, domain, email_domain: '', icon: { image_default: true } } };
};

export const teamMethods: Readonly<Record<string, Method>> = { 'auth.test': test, 'team.info': info };
