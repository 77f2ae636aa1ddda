import type { Chance } from '../people/random.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/**
 * Times of the seed, all counted from the first instant (UTC) of its day. What was done lies before that instant and
 * what is planned after it, so the data fit at any hour of the day, and the same day gives the same times.
 */
export interface SeedClock {
  /** The instant as of which everything stands. */
  readonly start: Date;
  /** Some minute between 06:00 and 18:00 UTC, so many whole days (from 1) before: fewer days are always later. */
  ago(days: number, draw: Chance): Date;
  /** The calendar date so many days from the seed's day; negative: before it. */
  date(days: number): string;
}

/** @param day 'YYYY-MM-DD' */
export function seedClock(day: string): SeedClock {
  const start = new Date(`${day}T00:00:00Z`);
  const shifted = (days: number): Date => new Date(start.getTime() + days * dayMs);
  return {
    start,
    ago: (days, draw) => new Date(shifted(-days).getTime() + draw.whole(6 * 60, 18 * 60) * minuteMs),
    date: (days) => shifted(days).toISOString().slice(0, 10),
  };
}

export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * 60 * minuteMs);
}

/** How the program's term is called, in every locale: the season of the northern year, in which the school lies. */
export function termOf(day: string): { default: 'en'; text: Record<'en' | 'de' | 'es' | 'fr' | 'pt-BR' | 'ar', string> } {
  const [year = '', month = ''] = day.split('-');
  const season = seasons[Math.floor((Number(month) % 12) / 3)] ?? seasons[0];
  return {
    default: 'en',
    text: {
      en: `${season.en} ${year}`,
      de: `${season.de} ${year}`,
      es: `${season.es} de ${year}`,
      fr: `${season.fr} ${year}`,
      'pt-BR': `${season['pt-BR']} de ${year}`,
      ar: `${season.ar} ${year}`,
    },
  };
}

/** Winter first: December, January and February. */
const seasons = [
  { en: 'Winter', de: 'Winter', es: 'Invierno', fr: 'Hiver', 'pt-BR': 'Inverno', ar: 'شتاء' },
  { en: 'Spring', de: 'Frühling', es: 'Primavera', fr: 'Printemps', 'pt-BR': 'Primavera', ar: 'ربيع' },
  { en: 'Summer', de: 'Sommer', es: 'Verano', fr: 'Été', 'pt-BR': 'Verão', ar: 'صيف' },
  { en: 'Autumn', de: 'Herbst', es: 'Otoño', fr: 'Automne', 'pt-BR': 'Outono', ar: 'خريف' },
] as const;
