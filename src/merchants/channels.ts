import type { Conversation } from '../domain/conversation.ts';
import type { MerchantChannel } from './channel.ts';
import { noMarketplace } from './marketplace/channel.ts';

/** The ways to merchants, by the home of their conversations. */
export interface MerchantChannels {
  /** The page for `web`; for an upstream that is not connected like a marketplace that is not. */
  of(home: Conversation['home']): MerchantChannel;
  /** What stands on the page goes by mail as well; absent when no mail is sent. */
  readonly mail?: MerchantChannel;
  /** Hears of what is about no conversation, and of web conversations too; absent when no marketplace is connected. */
  readonly marketplace?: MerchantChannel;
}

/** `upstreams`: by the home that their conversations have. */
export function createMerchantChannels(ways: {
  marketplace?: MerchantChannel | undefined;
  web: MerchantChannel;
  mail?: MerchantChannel | undefined;
  upstreams?: Readonly<Record<string, MerchantChannel>>;
}): MerchantChannels {
  const { marketplace, web, mail, upstreams = {} } = ways;
  const byHome = new Map<string, MerchantChannel>(Object.entries({ ...upstreams, web }));
  return {
    of: (home) => byHome.get(home) ?? (home === 'marketplace' ? marketplace : undefined) ?? noMarketplace,
    ...(mail && { mail }),
    ...(marketplace && { marketplace }),
  };
}
