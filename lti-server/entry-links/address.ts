/** Where the link of an invitation leads: short, because people see it. Without its word: the page that sends a new one. */
export const entryPath = '/in';

export function entryAddress(toolUrl: string, word: string): string {
  return `${toolUrl}${entryPath}/${word}`;
}

/** The address of the opened page, which a reload asks; not secret. */
export function openedPath(launchId: string): string {
  return `/app/in/${launchId}`;
}
