/** Where a calendar reads a person's meetings. Outside /api: calendars send no Bearer. */
export function feedPath(word: string): string {
  return `/calendar/${word}.ics`;
}
