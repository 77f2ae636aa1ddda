import { regionalTag } from '../../models/region-words.ts';
import { formatTag, type Formats } from './formats.ts';

/** What newer browsers know of weeks; some have it as a property, some not at all. */
interface WeekKnowing {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** Where weeks begin on another day than Monday, by CLDR 48: for browsers that do not know. */
const sunday = 'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(' ');
const saturday = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'.split(' ');

/** The ISO weekday that weeks begin on where the reader lives: Monday is 1, Sunday 7. */
export function firstWeekday({ locale, region }: Pick<Formats, 'locale' | 'region'>): number {
  const tag = new Intl.Locale(regionalTag(locale === 'pseudo' ? 'en' : locale, region));
  const { getWeekInfo, weekInfo }: WeekKnowing = tag;
  return (getWeekInfo?.call(tag) ?? weekInfo)?.firstDay ?? firstWeekdayIn(tag.maximize().region);
}

/** The same by our own list; of an unknown region it is Monday. */
export function firstWeekdayIn(region: string | undefined): number {
  if (region && saturday.includes(region)) return 6;
  if (region === 'MV') return 5;
  return region && sunday.includes(region) ? 7 : 1;
}

/** The ISO weekdays in the order in which the reader's week has them. */
export function weekdaysFrom<Weekday extends number>(first: number, weekdays: readonly Weekday[]): Weekday[] {
  return [...weekdays.filter((day) => day >= first), ...weekdays.filter((day) => day < first)];
}

/** The name of an ISO weekday: Monday is 1. */
export function weekdayName(day: number, { locale, region }: Formats): string {
  return new Intl.DateTimeFormat(formatTag(locale, region), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
}

/** For questions after a week: nothing where it begins on Monday, as the server takes it. */
export function weekQuery(formats: Pick<Formats, 'locale' | 'region'>): { weekStart?: number } {
  const weekStart = firstWeekday(formats);
  return weekStart === 1 ? {} : { weekStart };
}
