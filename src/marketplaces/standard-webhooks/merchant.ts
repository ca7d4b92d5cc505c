import { z } from 'zod';
import { email, id, locale, name, timeZone, webAddress } from './fields.ts';

const fields = {
  id,
  name,
  email: email.exactOptional(),
  locale: locale.exactOptional(),
  time_zone: timeZone.exactOptional(),
};

export const merchant = z
  .object({ ...fields, kind: z.enum(['owner', 'staff', 'prospect']).exactOptional() })
  .transform(({ time_zone, ...rest }) => ({ ...rest, ...(time_zone !== undefined && { timeZone: time_zone }) }));

/** Who asks for work has a store, or works for one. */
export const merchantWithStore = z
  .object({ ...fields, kind: z.enum(['owner', 'staff']).exactOptional() })
  .transform(({ time_zone, ...rest }) => ({ ...rest, ...(time_zone !== undefined && { timeZone: time_zone }) }));

export const store = z.object({ name, url: webAddress(2048) });
