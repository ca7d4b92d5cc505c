import type { FilesInfoResponse, WebClient } from '@slack/web-api';
import type { Logger } from '../log.ts';
import { callSlack, callSlackUnless } from './call.ts';
import { SlackCallError } from './failures.ts';
import { type Bytes, type Download, downloadBytes, slacksOwn, uploadBytes } from './file-transfer.ts';
import { createWebClient, rememberByToken, type SlackAccess } from './web-clients.ts';

/** A file in Slack, as far as it crosses. */
export interface SlackFile {
  id: string;
  name: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  /** Needs the bot token. Absent where Slack gives no content. */
  downloadUrl?: string;
  /** Where it stands if not in Slack: a document elsewhere, of which Slack has only the address. */
  outsideUrl?: string;
  /** The messages that show it. */
  shares: { channel: string; ts: string; threadTs?: string }[];
}

/** Where Slack wants the bytes of a file that nobody sees yet. */
export interface Reserved {
  slackFile: string;
  uploadUrl: string;
}

/** Files of one workspace. Calls that fail throw `SlackCallError`; none is repeated here. */
export interface SlackFiles {
  reserve(file: { name: string; size: number }): Promise<Reserved>;
  /** Whatever the body throws is thrown on. Repeating it is harmless: only `share` shows a file. */
  upload(reserved: Reserved, bytes: Bytes): Promise<void>;
  /** A repeat may show it twice. */
  share(file: { slackFile: string; title: string; channel: string; threadTs: string }): Promise<void>;
  /** Null when it was deleted. One that Slack hides for its plan's limits fails, for nobody took it back. */
  info(slackFile: string): Promise<SlackFile | null>;
  /** Gone already is as good as deleted. */
  remove(slackFile: string): Promise<void>;
  download(file: SlackFile): Promise<Download>;
}

const GONE = ['file_not_found', 'file_deleted'];

/** Files for each installation; the same token gets the same. */
export function createFileAccess(settings: { log: Logger; timeoutMs?: number }): (access: SlackAccess) => SlackFiles {
  return rememberByToken((access) => createFiles(createWebClient(access, settings), access));
}

function createFiles(client: WebClient, { token, apiUrl }: SlackAccess): SlackFiles {
  const isSlacks = slacksOwn(apiUrl);
  return {
    async reserve({ name, size }) {
      const { file_id: slackFile, upload_url: uploadUrl } = await callSlack('files.getUploadURLExternal', () =>
        client.files.getUploadURLExternal({ filename: name, length: size }),
      );
      if (slackFile === undefined || uploadUrl === undefined || !isSlacks(URL.parse(uploadUrl))) {
        throw new SlackCallError('files.getUploadURLExternal', { kind: 'temporary', reason: 'answer without address' });
      }
      return { slackFile, uploadUrl };
    },
    upload: ({ uploadUrl }, bytes) => uploadBytes(uploadUrl, bytes),
    async share({ slackFile, title, channel, threadTs }) {
      const what = { files: [{ id: slackFile, title }] satisfies [{ id: string; title: string }] };
      await callSlack('files.completeUploadExternal', () =>
        client.files.completeUploadExternal({ ...what, channel_id: channel, thread_ts: threadTs }),
      );
    },
    async info(slackFile) {
      const answer = await callSlackUnless('files.info', GONE, () => client.files.info({ file: slackFile }));
      return answer?.file === undefined ? null : readFile(slackFile, answer.file);
    },
    async remove(slackFile) {
      await callSlackUnless('files.delete', GONE, () => client.files.delete({ file: slackFile }));
    },
    download: (file) => downloadBytes(file, { token, isSlacks }),
  };
}

type FileInfo = NonNullable<FilesInfoResponse['file']>;

function readFile(id: string, file: FileInfo): SlackFile | null {
  if (file.mode === 'tombstone') return null;
  if (file.mode === 'hidden_by_limit') {
    throw new SlackCallError('files.info', { kind: 'permanent', reason: file.mode });
  }
  const outsideUrl = file.is_external && isWebAddress(file.url_private) ? file.url_private : undefined;
  const downloadUrl = file.is_external ? undefined : (file.url_private_download ?? file.url_private);
  return {
    id,
    name: file.name || file.title || id,
    mimeType: file.mimetype || 'application/octet-stream',
    size: file.size ?? 0,
    shares: sharesOf(file),
    ...(downloadUrl !== undefined && { downloadUrl }),
    ...(outsideUrl !== undefined && { outsideUrl }),
  };
}

/** An app may have put any address there, and merchants press it. */
function isWebAddress(address: string | undefined): boolean {
  return /^https?:$/.test(URL.parse(address ?? '')?.protocol ?? '');
}

function sharesOf({ shares }: FileInfo): SlackFile['shares'] {
  return [shares?.public, shares?.private].flatMap((channels) =>
    Object.entries(channels ?? {}).flatMap(([channel, messages]) =>
      messages.flatMap(({ ts, thread_ts: threadTs }) =>
        ts === undefined ? [] : [{ channel, ts, ...(threadTs !== undefined && { threadTs }) }],
      ),
    ),
  );
}
