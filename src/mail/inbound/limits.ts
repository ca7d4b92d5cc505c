/** No mail above this is taken in. */
export const LONGEST_MAIL_BYTES = 25 * 1024 * 1024;
/** Where nothing can be said, nobody needs so much; anybody can guess that address. */
export const LONGEST_TEAM_MAIL_BYTES = 2 * 1024 * 1024;
