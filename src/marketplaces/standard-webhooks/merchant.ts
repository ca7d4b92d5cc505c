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
  .transform(({ time_zone, ...rest }) => ({ ...rest, ...(time_zone !== undefined && { timeZone: time_zone }) }))
  .meta({ id: 'Merchant', description: 'A person on your side. `prospect`: has no store yet.' });

/** Who asks for work has a store, or works for one. */
export const merchantWithStore = z
  .object({ ...fields, kind: z.enum(['owner', 'staff']).exactOptional() })
  .transform(({ time_zone, ...rest }) => ({ ...rest, ...(time_zone !== undefined && { timeZone: time_zone }) }))
  .meta({ id: 'MerchantWithStore', description: 'A person on your side who has a store, or works for one.' });

export const store = z.object({ name, url: webAddress(2048) }).meta({ id: 'Store' });
