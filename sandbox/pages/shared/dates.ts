/** Who looks at a date: Slack renders `<!date…>` in the reader's own zone and language. */
export interface Viewer {
  locale: string;
  timeZone: string;
  now: Date;
}

/** The person in front of this browser. */
export function thisViewer(): Viewer {
  return { locale: 'en-US', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: new Date() };
}

const DAY_MS = 86_400_000;

/** Fills a `<!date^…>` format such as `{date_short} at {time}`; `seconds` since 1970. */
export function formatSlackDate(seconds: number, format: string, viewer: Viewer): string {
  const date = new Date(seconds * 1000);
  return format.replaceAll(/\{([a-z_]+)\}/g, (token, name: string) => {
    const pretty = name.endsWith('_pretty') ? relativeDay(date, viewer) : undefined;
    return pretty ?? plainDate(date, name.replace(/_pretty$/, ''), viewer) ?? token;
  });
}

function plainDate(date: Date, name: string, viewer: Viewer): string | undefined {
  switch (name) {
    case 'date_num':
      return part(date, viewer, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE');
    case 'date_slash':
      return part(date, viewer, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-US');
    case 'date':
      return withOrdinal(date, viewer, { month: 'long' }, true);
    case 'date_short':
      return part(date, viewer, { month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
    case 'date_long_full':
      return withOrdinal(date, viewer, { weekday: 'long', month: 'long' }, true);
    case 'day_divider':
      return withOrdinal(date, viewer, { weekday: 'long', month: 'long' }, false);
    case 'time':
      return part(date, viewer, { hour: 'numeric', minute: '2-digit' });
    case 'time_secs':
      return part(date, viewer, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return agoOrAhead(date, viewer);
    default:
      return undefined;
  }
}

function part(date: Date, viewer: Viewer, options: Intl.DateTimeFormatOptions, locale = viewer.locale): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: viewer.timeZone }).format(date);
}

/** "Tuesday, February 18th, 2014", as Slack writes long dates. */
function withOrdinal(date: Date, viewer: Viewer, options: Intl.DateTimeFormatOptions, year: boolean): string {
  const day = Number(part(date, viewer, { day: 'numeric' }, 'en-US'));
  const weekday = options.weekday ? `${part(date, viewer, { weekday: options.weekday })}, ` : '';
  const month = part(date, viewer, options.month ? { month: options.month } : {});
  return `${weekday}${month} ${day}${ordinal(day)}${year ? `, ${part(date, viewer, { year: 'numeric' })}` : ''}`;
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function relativeDay(date: Date, viewer: Viewer): string | undefined {
  const distance = dayNumber(date, viewer) - dayNumber(viewer.now, viewer);
  if (distance === 0) return 'today';
  if (distance === -1) return 'yesterday';
  return distance === 1 ? 'tomorrow' : undefined;
}

function dayNumber(date: Date, viewer: Viewer): number {
  const local = part(date, viewer, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE');
  return Math.round(Date.parse(`${local}T00:00:00Z`) / DAY_MS);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 minutes ago", "in 2 days". */
export function agoOrAhead(date: Date, viewer: Viewer): string {
  const distance = date.getTime() - viewer.now.getTime();
  const words = new Intl.RelativeTimeFormat(viewer.locale, { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (Math.abs(distance) >= length) return words.format(Math.trunc(distance / length), unit);
  }
  return distance > 0 ? 'in less than a minute' : 'just now';
}
