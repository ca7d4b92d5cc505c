import { randomBytes } from 'node:crypto';
import type { DeliveryDeps } from '../deliveries/deps.ts';
import { filesIn, plainFileName } from '../domain/file.ts';
import type { Language } from '../domain/language.ts';
import type { FileFound } from '../http/files.ts';
import { languageForMerchant } from '../i18n/languages.ts';
import { createFetchFile } from '../merchants/files/fetch-file.ts';
import { createFileLinks, type LinkedFile } from '../merchants/files/links.ts';
import { SlackCallError } from '../slack/failures.ts';
import { fileLinkKey, findLinkedReply } from '../store/files.ts';
import { readInOrganization } from '../store/reading.ts';
import type { Db } from '../store/scope.ts';

/** What the app needs to know of files. */
export interface FileOptions {
  /** `host:port`s that merchants' files may be fetched from though they are not public. */
  fileHostsAllowed?: readonly string[];
}

/** Both ways of files. */
export async function connectFiles(
  db: Db,
  options: FileOptions & Pick<DeliveryDeps, 'publicUrl' | 'now'>,
): Promise<Pick<DeliveryDeps, 'fetchFile' | 'fileLinks'>> {
  const { fileHostsAllowed: allowedHosts = [], publicUrl, now } = options;
  const key = await fileLinkKey(db, () => randomBytes(32));
  return { fetchFile: createFetchFile({ allowedHosts }), fileLinks: createFileLinks({ key, publicUrl, now }) };
}

/** Opens what a link leads to: the file as it is in Slack now, as long as its message stands. */
export async function openLinkedFile(deps: DeliveryDeps, token: string): Promise<FileFound> {
  const link = deps.fileLinks.read(token);
  if (!link) return { kind: 'unknown', language: 'en' };
  const { file } = link;
  const reply = await readInOrganization(deps.db, file.organizationId, (reader) =>
    findLinkedReply(reader, file.messageId),
  );
  const language = languageForMerchant({ locale: reply?.locale, organization: reply?.organizationLanguage ?? 'en' });
  if (link.expired) return { kind: 'expired', language };
  const stands = reply?.crossed && filesIn(reply.content).some(({ id }) => id === file.slackFile);
  return stands ? open(deps, file, language) : { kind: 'gone', language };
}

async function open(
  { workspaces, log }: DeliveryDeps,
  { organizationId, slackFile }: LinkedFile,
  language: Language,
): Promise<FileFound> {
  const slack = workspaces.ofOrganization(organizationId)?.files;
  if (!slack) return { kind: 'unavailable', language };
  try {
    const file = await slack.info(slackFile);
    if (!file) return { kind: 'gone', language };
    const download = await slack.download(file);
    if (download.kind === 'gone') return { kind: 'gone', language };
    if (download.kind === 'unusable') {
      log.warn({ organizationId, slackFile, why: download.why }, 'slack did not hand out a file');
      return { kind: 'unavailable', language };
    }
    return { ...download, name: plainFileName(file.name), mimeType: file.mimeType };
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    // Not again in a few minutes.
    if (error.failure.kind === 'permanent') return { kind: 'gone', language };
    log.warn({ organizationId, slackFile, err: error }, 'slack could not be asked for a file');
    return { kind: 'unavailable', language };
  }
}
