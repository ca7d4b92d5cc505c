import type { Trial } from './fault-trials.ts';
import { startThread } from './job-thread.ts';
import type { TestJobline } from './jobline.ts';

/** Files that an edit adds to a message that stands: what they go into Slack with is there when their turn comes. */
export async function addedFiles(jobline: TestJobline): Promise<Pick<Trial, 'setOff' | 'farSide'>> {
  const { slack, marketplace } = jobline.sandbox;
  const thread = await startThread(jobline);
  const files: object[] = [];
  const message = { id: `with-${thread.jobId}`, body: 'See there' };
  await thread.merchant('message.created', { message: { ...message, sent_at: new Date().toISOString() } });
  await jobline.settled();
  const shares = (method: string) => method === 'files.completeUploadExternal' || method === 'chat.postMessage';
  return {
    async setOff(name, words) {
      files.push(marketplace.files.keep({ name, mimeType: 'application/pdf', bytes: Buffer.from(name) }));
      const edited_at = new Date(Date.now() + files.length).toISOString();
      await thread.merchant('message.updated', { message: { ...message, files, edited_at } });
      await jobline.settled();
      await thread.merchant('message.created', { message: { id: `behind-${name}`, body: words, sent_at: edited_at } });
    },
    farSide: {
      // The message names its files too.
      seen: () =>
        slack
          .thread('C0JOBS', thread.rootTs)
          .flatMap(({ text, ts, files: shown = [] }) => [
            { text: text.includes('📎') ? '' : text, id: ts },
            ...shown.map(({ name }) => ({ text: name, id: ts })),
          ]),
      asked: (words) =>
        slack.calls.filter(({ method, args }) => shares(method) && JSON.stringify(args).includes(words)).length,
    },
  };
}
