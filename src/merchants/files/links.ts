import { createHmac, timingSafeEqual } from 'node:crypto';

/** A file in a member's reply, as a link names it. */
export interface LinkedFile {
  organizationId: number;
  /** Our id of the reply: once it is withdrawn the link ends. */
  messageId: string;
  /** Slack's id of the file. */
  slackFile: string;
}

/** Links under which merchants get members' files. */
export interface FileLinks {
  /** `<public address>/files/<token>`, good for seven days from now. */
  linkTo(file: LinkedFile): string;
  /** Undefined for a token that is not of our making. */
  read(token: string): { file: LinkedFile; expired: boolean } | undefined;
}

const GOOD_FOR_MS = 7 * 24 * 3_600_000;
const FORM = /^(\d{1,15})\.([0-9a-f-]{36})\.([A-Z0-9]{1,32})\.(\d{1,12})$/;

/** Nothing is stored of a link: it says itself what it is for, signed with the key of this installation. */
export function createFileLinks(options: { key: Buffer; publicUrl: () => string; now: () => Date }): FileLinks {
  const { key, publicUrl, now } = options;
  const sign = (claim: string): Buffer => createHmac('sha256', key).update(`jobline file ${claim}`).digest();
  return {
    linkTo({ organizationId, messageId, slackFile }) {
      const until = Math.floor((now().getTime() + GOOD_FOR_MS) / 1000);
      const claim = `${organizationId}.${messageId}.${slackFile}.${until}`;
      return `${publicUrl()}/files/${Buffer.from(claim).toString('base64url')}.${sign(claim).toString('base64url')}`;
    },
    read(token) {
      const [claimed = '', signature = ''] = token.length <= 512 ? token.split('.') : [];
      const claim = Buffer.from(claimed, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = sign(claim);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const [, organization, messageId, slackFile, until] = FORM.exec(claim) ?? [];
      if (organization === undefined || !messageId || !slackFile || !until) return undefined;
      const file = { organizationId: Number(organization), messageId, slackFile };
      return { file, expired: Number(until) * 1000 < now().getTime() };
    },
  };
}
