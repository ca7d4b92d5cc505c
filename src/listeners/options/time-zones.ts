import { timeZoneOption } from '../../../blocks/preferences/language.ts';
import { timeZonesLike } from '../../domain/time-zones.ts';
import type { Offer } from './value.ts';

const MOST = 100;

/** Time zones whose name has what is typed. */
export const offerTimeZones: Offer = async (_deps, _caller, words) => timeZonesLike(words, MOST).map(timeZoneOption);
