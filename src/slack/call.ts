import { WebAPIPlatformError } from '@slack/web-api';
import { classifySlackError, SlackCallError } from './failures.ts';

/** Makes one Web API call; what fails leaves as a `SlackCallError`. */
export async function callSlack<T>(method: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new SlackCallError(method, classifySlackError(error, method), error);
  }
}

/** The same, where some errors only say that there is nothing there, or nothing left to do: those give null. */
export async function callSlackUnless<T>(
  method: string,
  harmless: readonly string[],
  call: () => Promise<T>,
): Promise<T | null> {
  return callSlack(method, async () => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof WebAPIPlatformError && harmless.includes(error.data.error)) return null;
      throw error;
    }
  });
}
