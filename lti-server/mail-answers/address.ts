/** Where the links of mails lead: short, because people see it. */
export const answersPath = '/answer';

export function answerAddress(toolUrl: string, word: string): string {
  return `${toolUrl}${answersPath}/${word}`;
}

/** Where the links lead that stop mail; a mail program posts to the same address (RFC 8058). */
export const stopPath = '/stop-mail';

export function stopAddress(toolUrl: string, word: string): string {
  return `${toolUrl}${stopPath}/${word}`;
}
