/** What matching needs of the outside. */
export interface MatchContext {
  now: Date;
  write: WriteOffers;
}

/** How an organization's own event is made of one that was for nobody in particular. */
export interface WriteOffers {
  /** `again`: others had it before, and their deadline is not this one's. */
  job(
    raw: object,
    offer: { jobId: string; conversationId: string; organization: string; offeredAt: Date; again: boolean },
  ): object;
  lead(raw: object, organization: string): object;
}
