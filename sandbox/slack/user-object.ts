import type { UserChangeEvent } from '@slack/types';
import type { Member } from './state.ts';

/** A person as `users.info` and `user_change` show them, locale and e-mail included. */
export function userObject(member: Member): UserChangeEvent['user'] {
  const [first = '', ...others] = member.realName.split(' ');
  const last = others.join(' ');
  return {
    id: member.id,
    team_id: member.teamId,
    name: member.name,
    deleted: member.deleted,
    color: member.color,
    real_name: member.realName,
    tz: member.tz,
    tz_label: zonePart(member.tz, 'long'),
    tz_offset: offsetSeconds(member.tz),
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: member.realName,
      real_name_normalized: member.realName,
      display_name: member.displayName,
      display_name_normalized: member.displayName,
      status_text: '',
      status_text_canonical: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      avatar_hash: '',
      first_name: first,
      last_name: last,
      ...(member.email !== undefined && { email: member.email }),
      image_24: '',
      image_32: '',
      image_48: '',
      image_72: '',
      image_192: '',
      image_512: '',
      team: member.teamId,
      fields: null,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: member.isRestricted || member.isUltraRestricted,
    is_ultra_restricted: member.isUltraRestricted,
    is_bot: member.isBot,
    updated: 1_700_000_000,
    is_email_confirmed: !member.isBot,
    is_app_user: false,
    locale: member.locale,
    who_can_share_contact_card: 'EVERYONE',
  };
}

/** The zone's present distance from UTC in seconds. Throws a RangeError for an unknown zone. */
function offsetSeconds(zone: string): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(zonePart(zone, 'longOffset')) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function zonePart(zone: string, timeZoneName: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName }).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
