import type { FaultPlace, ThumbtackFault } from './model.ts';

/** Faults that wait to happen to the next calls of one place. */
export interface ThumbtackFaults {
  next(times: number, place: FaultPlace, fault: ThumbtackFault): void;
  take(place: FaultPlace): ThumbtackFault | undefined;
}

export function createThumbtackFaults(): ThumbtackFaults {
  const waiting: { place: FaultPlace; fault: ThumbtackFault }[] = [];
  return {
    next(times, place, fault) {
      for (let n = 0; n < times; n += 1) waiting.push({ place, fault });
    },
    take(place) {
      const index = waiting.findIndex((one) => one.place === place);
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault;
    },
  };
}
