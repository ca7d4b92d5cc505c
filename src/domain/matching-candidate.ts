import type { Money } from './card.ts';
import type { Language } from './language.ts';
import type { TrackRecord } from './matching-record.ts';

/** What is known of work that somebody asks nobody in particular for. */
export interface MatchRequest {
  /** Decides what is left to chance: the same request gives the same ranks. */
  id: string;
  /** Absent for a prospect who left contact details only: then whatever an organization does will do. */
  service?: { handle: string; name: string };
  budget?: Money;
  dropshipping?: boolean;
  /** The merchant's, as `spokenIn` of their locale. */
  spoken?: string;
  /** By how many hours the merchant's clock is ahead of UTC now. */
  hoursAhead?: number;
}

export interface OfferedService {
  handle: string;
  name: string;
  price?: Money;
}

/** What an organization has chosen, and how it stands with this merchant. */
export interface Offerer {
  organizationId: number;
  published: boolean;
  available: boolean;
  /** In search and in matching. */
  shown: boolean;
  /** On vacation now. */
  away: boolean;
  /** With this merchant, by either side. */
  blocked: boolean;
  /** Works with dropshippers. */
  dropshipping: boolean;
  services: readonly OfferedService[];
  language: Language;
  /** By how many hours its clock is ahead of UTC now. */
  hoursAhead: number;
}

/** An organization with what it did with such jobs until now. */
export interface Candidate extends Offerer {
  record: TrackRecord;
}

/** The service of the organization that was asked for: by the marketplace's handle, else by its very name. */
export function serviceFor(request: MatchRequest, { services }: Pick<Offerer, 'services'>): OfferedService | undefined {
  const { service: asked } = request;
  if (!asked) return services[0];
  let byName: OfferedService | undefined;
  for (const service of services) {
    if (service.handle === asked.handle) return service;
    if (service.name === asked.name) byName ??= service;
  }
  return byName;
}
