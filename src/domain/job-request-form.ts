import type { InboundFile } from './inbound-event.ts';

/** What somebody who looks for an expert tells, as the form gives it: checked. */
export interface RequestForm {
  service: { handle: string; name: string };
  /** Absent: there is none yet. */
  store?: { name: string; url: string };
  description: string;
  requirements?: string;
  business?: string;
  priorities: { time?: string; cost?: string; quality?: string };
  name: string;
  email: string;
  /** Their browser's, BCP 47. */
  locale?: string;
}

/** Such a form, kept until its sender confirms it. */
export interface KeptRequest extends RequestForm {
  files: InboundFile[];
}

export const REQUEST_LENGTHS = {
  name: 120,
  email: 254,
  storeName: 200,
  storeUrl: 2000,
  description: 20_000,
  requirements: 10_000,
  business: 10_000,
  priority: 500,
} as const;

/** How long the link in the confirmation mail works. */
export const CONFIRM_WITHIN_HOURS = 48;

export type RequestProblem =
  | 'missing'
  | 'too_long'
  | 'not_an_email'
  | 'not_a_web_address'
  | 'not_offered'
  /** Too many requests under that address wait for their sender's word. */
  | 'too_many';
export type RequestProblems = Readonly<Record<string, RequestProblem>>;

const EMAIL = /^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\.[\]]{2,}$/;

/** Reads the fields of the request form: checked, or what is wrong by the field's name. */
export function checkRequest(
  field: (name: string) => string,
  services: readonly { handle: string; name: string }[],
): { kind: 'fits'; form: RequestForm } | { kind: 'wrong'; problems: RequestProblems } {
  const service = services.find(({ handle }) => handle === field('service'));
  const hasStore = field('has_store') !== 'no';
  const storeUrl = hasStore ? webAddress(field('store_url')) : undefined;
  const problems: Record<string, RequestProblem | undefined> = {
    service: service ? undefined : field('service') === '' ? 'missing' : 'not_offered',
    store_name: hasStore ? needed(field('store_name'), REQUEST_LENGTHS.storeName) : undefined,
    store_url: hasStore ? storeProblem(field('store_url'), storeUrl) : undefined,
    description: needed(field('description'), REQUEST_LENGTHS.description),
    requirements: within(field('requirements'), REQUEST_LENGTHS.requirements),
    business: within(field('business'), REQUEST_LENGTHS.business),
    time: within(field('time'), REQUEST_LENGTHS.priority),
    cost: within(field('cost'), REQUEST_LENGTHS.priority),
    quality: within(field('quality'), REQUEST_LENGTHS.priority),
    name: needed(field('name').replace(/\s+/g, ' '), REQUEST_LENGTHS.name),
    email: emailProblem(field('email')),
  };
  const found = Object.entries(problems).flatMap(([name, problem]) => (problem ? [[name, problem] as const] : []));
  if (found.length > 0 || !service) return { kind: 'wrong', problems: Object.fromEntries(found) };
  const [requirements, business, time, cost, quality] = ['requirements', 'business', 'time', 'cost', 'quality'].map(
    field,
  );
  return {
    kind: 'fits',
    form: {
      service: { handle: service.handle, name: service.name },
      description: field('description'),
      name: field('name').replace(/\s+/g, ' '),
      email: field('email').toLowerCase(),
      priorities: { ...(time && { time }), ...(cost && { cost }), ...(quality && { quality }) },
      ...(storeUrl !== undefined && { store: { name: field('store_name'), url: storeUrl } }),
      ...(requirements && { requirements }),
      ...(business && { business }),
    },
  };
}

/** An address as people type it, "shop.example" too; undefined where it is none. */
export function webAddress(typed: string): string | undefined {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = text.length > REQUEST_LENGTHS.storeUrl || /\s/.test(text) ? null : URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (!/^[^.]+(?:\.[^.]+)+\.?$/.test(url.hostname) || url.username !== '' || url.password !== '') return undefined;
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href;
}

function needed(text: string, most: number): RequestProblem | undefined {
  return text === '' ? 'missing' : within(text, most);
}

function within(text: string, most: number): RequestProblem | undefined {
  return text.length > most ? 'too_long' : undefined;
}

function storeProblem(typed: string, url: string | undefined): RequestProblem | undefined {
  if (typed === '') return 'missing';
  return url === undefined ? 'not_a_web_address' : undefined;
}

function emailProblem(email: string): RequestProblem | undefined {
  if (email === '') return 'missing';
  if (email.length > REQUEST_LENGTHS.email) return 'too_long';
  return EMAIL.test(email) ? undefined : 'not_an_email';
}
