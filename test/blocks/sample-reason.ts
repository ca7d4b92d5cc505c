import type { FailureReason } from '../../src/domain/failure-reason.ts';

/** A reason of this code, with whatever it tells besides. */
export function sampleReason(code: FailureReason['code']): FailureReason {
  switch (code) {
    case 'refused':
    case 'mail_refused':
    case 'file_refused':
      return { code, status: 422 };
    case 'mail_bounced':
      return { code, said: '550 5.1.1 no such user' };
    default:
      return { code };
  }
}
