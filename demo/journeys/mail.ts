import type { FrameLocator } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** Opens somebody's mail on the mailbox page, where it appears by itself once it has come in. Gives the letter as it looks. */
export async function openMail({ page }: Visitor, mailboxUrl: string, to: string, subject: string | RegExp): Promise<FrameLocator> {
  await page.goto(`${mailboxUrl}/?${new URLSearchParams({ to })}`);
  // A mail that the first try did not bring off comes by the second one, half a minute later.
  await page.getByRole('link').filter({ has: page.getByText(subject) }).first().click({ timeout: 60_000 });
  await page.getByRole('heading', { name: subject }).waitFor();
  return page.getByTitle('The mail').contentFrame();
}

/** The subjects of what came in for one address, the oldest first, as the mailbox's API tells them. */
export async function subjectsTo(mailboxUrl: string, to: string): Promise<string[]> {
  const answer = await fetch(`${mailboxUrl}/api/mails?${new URLSearchParams({ to })}`);
  const { items } = await answer.json() as { items: { subject: string }[] };
  return items.map(({ subject }) => subject).reverse();
}
