/** Where the links of mails lead: short, because people see it. */
export const answersPath = '/answer';

export function answerAddress(toolUrl: string, word: string): string {
  return `${toolUrl}${answersPath}/${word}`;
}
