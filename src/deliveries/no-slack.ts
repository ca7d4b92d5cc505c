/** Why posts and paintings of an organization rest while its workspace is not connected; connecting lets them go. */
export const NO_SLACK = 'no slack is connected';
