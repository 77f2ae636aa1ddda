const day = 86_400_000;
const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/London' });

/** "3 November", counted in days from now, on the university's clock. */
export function dayFrom(now: Date, days: number): string {
  return words.format(new Date(now.getTime() + days * day));
}

/** "Autumn 2026" from August on, else "Spring 2027". */
export function termOf(now: Date): string {
  return `${now.getMonth() >= 7 ? 'Autumn' : 'Spring'} ${now.getFullYear()}`;
}
