import { z } from 'zod';
import { id, money, name, text, time, words } from './fields.ts';

const MOST_ANSWERS = 100;

export const service = z.object({ handle: id, name });

const requirement = z.object({
  question: text(2000, 0),
  responses: z.array(text(10_000, 0)).max(MOST_ANSWERS, { error: `must be at most ${MOST_ANSWERS} responses` }),
});

const priorities = z.object({
  time: text(500, 0).exactOptional(),
  cost: text(500, 0).exactOptional(),
  quality: text(500, 0).exactOptional(),
});

export const job = z
  .object({
    id,
    kind: z.enum(['match', 'direct']),
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
  })
  .transform(({ created_at, expires_at, requirements = [], priorities: wishes = {}, ...rest }) => ({
    ...rest,
    createdAt: created_at,
    ...(expires_at !== undefined && { expiresAt: expires_at }),
    requirements,
    priorities: wishes,
  }));
