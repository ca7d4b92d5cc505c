import type { Money } from './card.ts';
import type { Language } from './language.ts';

export interface OfferedService {
  handle: string;
  name: string;
  /** From so much on. */
  price?: Money;
}

/** An organization as merchants who look for an expert see it. */
export interface Expert {
  organizationId: number;
  publicId: string;
  name: string;
  words: string;
  url?: string;
  dropshipping: boolean;
  language: Language;
  services: OfferedService[];
}

/** What merchants thought of somebody's work. */
export interface Rating {
  count: number;
  /** 1 to 5. */
  average: number;
  /** The newest ones. */
  latest: { rating: number; body?: string; at: Date }[];
}

/** The organization behind a request form. */
export interface RequestPage {
  organizationId: number;
  publicId: string;
  name: string;
  words: string;
  language: Language;
  services: OfferedService[];
  /** It takes requests right now. */
  open: boolean;
  /** Whether anybody may see its profile. */
  published: boolean;
}

const PUBLIC_ID = /(?:^|-)([0-9a-f]{12})$/;
const NAME_LENGTH = 40;

/** How the address of an organization's request page names it: its name for people, then what counts. */
export function pageName({ name, publicId }: { name: string; publicId: string }): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH)
    .replace(/^-+|-+$/g, '');
  return words === '' ? publicId : `${words}-${publicId}`;
}

/** The public id in such a name, whatever stands before it; undefined where there is none. */
export function publicIdIn(pageName: string): string | undefined {
  return PUBLIC_ID.exec(pageName)?.[1];
}
