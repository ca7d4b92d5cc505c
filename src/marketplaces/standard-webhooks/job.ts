import { z } from 'zod';
import { id, money, name, text, time, words } from './fields.ts';

const MOST_ANSWERS = 100;

export const service = z.object({ handle: id, name }).meta({ id: 'Service' });

const requirement = z.object({
  question: text(2000, 0),
  responses: z.array(text(10_000, 0)).max(MOST_ANSWERS, { error: `must be at most ${MOST_ANSWERS} responses` }),
});

const priorities = z.object({
  time: text(500, 0).exactOptional(),
  cost: text(500, 0).exactOptional(),
  quality: text(500, 0).exactOptional(),
});

const asked = {
  id,
  created_at: time,
  expires_at: time.exactOptional(),
  service,
  title: text(1000, 0).exactOptional(),
  details: words.exactOptional(),
  business: words.exactOptional(),
  requirements: z
    .array(requirement)
    .max(MOST_ANSWERS, { error: `must be at most ${MOST_ANSWERS} requirements` })
    .exactOptional(),
  priorities: priorities.exactOptional(),
  budget: money.exactOptional(),
  dropshipping: z.boolean().exactOptional(),
};

export const job = z
  .object({ ...asked, kind: z.enum(['match', 'direct']) })
  .transform(renamed)
  .meta({ id: 'Job', description: 'A request for work.' });

export const request = z
  .object(asked)
  .transform(renamed)
  .meta({ id: 'Request', description: 'A request for work that is for nobody in particular.' });

interface Asked {
  created_at: Date;
  expires_at?: Date;
  requirements?: z.infer<typeof requirement>[];
  priorities?: z.infer<typeof priorities>;
}

function renamed<T extends Asked>({ created_at, expires_at, requirements = [], priorities: wishes = {}, ...rest }: T) {
  return {
    ...rest,
    createdAt: created_at,
    ...(expires_at !== undefined && { expiresAt: expires_at }),
    requirements,
    priorities: wishes,
  };
}
