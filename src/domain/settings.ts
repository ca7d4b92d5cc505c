/** What the operator chose for clocks and windows; an organization's own choice goes before it where there is one. */
export interface RelaySettings {
  jobExpiryHours: number;
  answerWithinHours: number;
  undoSeconds: number;
  lateAfterSeconds: number;
  expiryGraceSeconds: number;
}
