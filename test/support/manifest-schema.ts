import { z } from 'zod';

// The rules of Slack's public manifest schema, as far as this app can come to use them. An unknown key is refused, as there.
const text = (max: number, min = 1) => z.string().min(min).max(max);
const webAddress = (max: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(max);
const unique = <T extends z.ZodType>(item: T, max: number, min = 0) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine((items) => new Set(items).size === items.length, 'names one thing twice');
const scopes = z.array(z.string().max(50)).max(255);

const shortcut = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});

const slashCommand = z.strictObject({
  command: text(32, 2).regex(/^\//),
  url: webAddress(3000).optional(),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
});

export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.int().optional(), minor_version: z.int().optional() }).optional(),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    background_color: z
      .string()
      .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/)
      .optional(),
    long_description: text(4000, 175).optional(),
  }),
  features: z.strictObject({
    app_home: z
      .strictObject({
        home_tab_enabled: z.boolean().optional(),
        messages_tab_enabled: z.boolean().optional(),
        messages_tab_read_only_enabled: z.boolean().optional(),
      })
      .optional(),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }),
    shortcuts: z.array(shortcut).min(1).max(10).optional(),
    slash_commands: z.array(slashCommand).min(1).max(50).optional(),
    unfurl_domains: unique(
      z
        .string()
        .regex(/^(?![.-])([-a-z0-9.])+([a-z0-9])$/)
        .max(255),
      5,
      1,
    ).optional(),
  }),
  oauth_config: z.strictObject({
    redirect_urls: unique(z.string().max(2500), 1000).optional(),
    scopes: z.strictObject({ bot: scopes, user: scopes.optional(), bot_optional: scopes.optional() }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: webAddress(3500).optional(),
      bot_events: unique(z.string().max(50), 100).optional(),
      user_events: unique(z.string().max(50), 100).optional(),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: webAddress(3500).optional(),
      message_menu_options_url: webAddress(3500).optional(),
    }),
    org_deploy_enabled: z.boolean().optional(),
    socket_mode_enabled: z.boolean().optional(),
    token_rotation_enabled: z.boolean().optional(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
