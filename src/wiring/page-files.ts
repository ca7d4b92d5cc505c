import type { FormPlace, KeptFile, PagesDeps } from '../http/pages/deps.ts';
import type { FormFile } from '../http/pages/read-form.ts';
import { findConversationLink } from '../store/conversation-links.ts';
import { type Db, inOrganization, type Tx } from '../store/scope.ts';
import { findUploads, keepUpload, uploadIn } from '../store/uploads.ts';

type Kept = Awaited<ReturnType<typeof keepUploads>>;

/** Files of forms that have to be filled in differently. */
export function filesOfForm(db: Db): Pick<PagesDeps, 'keepFiles' | 'findKept'> {
  return {
    keepFiles: (place, files) => inPlace(db, place, async (tx) => named(await keepUploads(tx, files))),
    findKept: (place, ids) => inPlace(db, place, async (tx) => named(await findUploads(tx, ids))),
  };
}

async function inPlace(db: Db, place: FormPlace, work: (tx: Tx) => Promise<KeptFile[]>): Promise<KeptFile[]> {
  const of = 'link' in place ? await findConversationLink(db, place.link) : place;
  return of ? inOrganization(db, of.organizationId, work) : [];
}

function named(files: Kept): KeptFile[] {
  return files.flatMap(({ name, url, size = 0 }) => {
    const id = uploadIn(url);
    return id === undefined ? [] : [{ id, name, size }];
  });
}

export async function keepUploads(tx: Tx, files: readonly FormFile[]) {
  const uploads = [];
  for (const file of files) uploads.push(await keepUpload(tx, file));
  return uploads;
}

/** As the files of a message. */
export async function keptUploads(tx: Tx, kept: readonly KeptFile[]) {
  if (kept.length === 0) return [];
  const ids = kept.map(({ id }) => id);
  return findUploads(tx, ids);
}
