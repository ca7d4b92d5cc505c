/** No merchant's file above 25 MiB gets into a thread. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;

/** Why a file did not cross: a merchant's into the thread, or a member's to the merchant. Stored as JSON, told by the catalogue. */
export type FileFailure =
  /** Its address leads to a place that is not public. */
  | { code: 'file_private' }
  /** Not http or https, with a user name in it, or redirected without end. */
  | { code: 'file_bad_link' }
  | { code: 'file_not_found' }
  | { code: 'file_refused'; status: number }
  /** No server, no answer in time, or one that broke off. */
  | { code: 'file_unreachable' }
  | { code: 'file_too_large' }
  | { code: 'file_empty' }
  /** A web page where something else was promised: a login page, most of all. */
  | { code: 'file_wrong_type' }
  /** Slack takes no files from us. */
  | { code: 'file_not_taken' }
  /** Slack gives us no files. */
  | { code: 'file_not_given' };

/** What a repeat may change; the others stay as they are until the merchant sends the file again. */
const WORTH_ANOTHER_TRY: readonly string[] = [
  'file_not_found',
  'file_refused',
  'file_unreachable',
  'file_empty',
  'file_wrong_type',
  'file_not_taken',
  'internal',
  'gave_up',
];

export function isWorthAnotherTry({ code }: { code: string }): boolean {
  return WORTH_ANOTHER_TRY.includes(code);
}

/** A file as a Slack message names it. */
export interface SlackFileRef {
  id: string;
  name?: string;
}

/** The files of a message as Slack gave it; those that were deleted before it was heard leave a tombstone without content. */
export function filesIn(message: { files?: readonly unknown[] | undefined }): SlackFileRef[] {
  return (message.files ?? []).flatMap((file) => {
    if (typeof file !== 'object' || file === null || !('id' in file) || typeof file.id !== 'string') return [];
    if ('mode' in file && file.mode === 'tombstone') return [];
    const name = 'name' in file && typeof file.name === 'string' ? file.name : undefined;
    return [{ id: file.id, ...(name !== undefined && { name }) }];
  });
}

/** A name that files and headers can bear: one line without control characters, at most 200 characters. */
export function plainFileName(name: string): string {
  const clean = [...name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]+/gu, ' ').trim()].slice(0, 200).join('');
  return clean === '' || /^\.+$/.test(clean) ? 'file' : clean;
}
