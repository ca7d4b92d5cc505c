import { pageName } from '../../src/domain/experts.ts';
import { getOrganizationOnPages } from '../../src/store/organization-on-pages.ts';
import { updatePreferences } from '../../src/store/preferences.ts';
import { inOrganization } from '../../src/store/scope.ts';
import { saveService } from '../../src/store/services.ts';
import type { TestJobline } from './jobline.ts';

const HOME = 1;

/** Gives the organization a published profile and two services. Resolves to the path of its request page. */
export async function openForBusiness({ app }: TestJobline): Promise<string> {
  return inOrganization(app.db, HOME, async (tx) => {
    await updatePreferences(tx, {
      profileName: 'North Studio',
      profileWords: 'We set up stores and move them, in English and German.\nSince 2014, with people who answer.',
      profileUrl: 'https://north.example',
      published: true,
      timeZone: 'Europe/Berlin',
    });
    await saveService(tx, { handle: 'store-setup', name: 'Store setup', price: { amount: '1500', currency: 'EUR' } });
    await saveService(tx, { handle: 'translation', name: 'Translation' });
    return `/request/${pageName(await getOrganizationOnPages(tx, HOME))}`;
  });
}

export interface Answer {
  status: number;
  html: string;
  headers: Headers;
  /** Where it leads, by path, without the time at which something was done. */
  location: string;
}

/** Asks as a browser does: forms say where they come from. */
export async function ask(
  { url }: TestJobline,
  path: string,
  { form, headers = {} }: { form?: FormData | URLSearchParams; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    redirect: 'manual',
    headers: { ...(form && { origin: url }), ...headers },
    ...(form && { method: 'POST', body: form }),
  });
  const html = await response.text();
  return {
    status: response.status,
    html,
    headers: response.headers,
    location: (response.headers.get('location') ?? '').replace(url, '').replace(/&at=\d+/, ''),
  };
}

/** The form of a page whose address ends so, as its hidden fields fill it, with these fields besides. */
export function formOf(html: string, action: string, fields: Record<string, string> = {}): URLSearchParams {
  const form = new RegExp(`<form[^>]*action="[^"]*${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1];
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return new URLSearchParams([...hidden.map(([, name = '', value = '']) => [name, value]), ...Object.entries(fields)]);
}

export const REQUEST = {
  service: 'store-setup',
  has_store: 'yes',
  store_name: 'Blue Fjord Candles',
  store_url: 'bluefjord.example',
  description: 'We sell hand-poured candles & want to move from Etsy.',
  name: 'Jana Nováková',
  email: 'Jana@BlueFjord.example',
} as const;

/** Sends the request form and presses the button behind the mailed link. Resolves to the path of the conversation's page. */
export async function startByRequest(
  jobline: TestJobline,
  page: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const { html } = await ask(jobline, page);
  const sent = await ask(jobline, page, { form: formOf(html, page, { ...REQUEST, ...fields }) });
  if (sent.status !== 303) throw new Error(`the request was answered ${sent.status}: ${sent.html.slice(-2000)}`);
  await jobline.settled();
  const confirmed = await ask(jobline, confirmationPath(jobline), { form: new URLSearchParams() });
  await jobline.settled();
  return confirmed.location;
}

/** The link in the newest mail that asks for a confirmation. */
export function confirmationPath({ sandbox, url }: TestJobline): string {
  const mail = sandbox.mailbox.mails.findLast(({ text }) => text.includes('/confirm/'));
  const link = /https?:\/\/\S+\/confirm\/\S+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error('no mail asks for a confirmation');
  return link.replace(url, '');
}
