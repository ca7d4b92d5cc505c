/** No mail above this is taken in. */
export const LONGEST_MAIL_BYTES = 25 * 1024 * 1024;
