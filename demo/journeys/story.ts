import { test } from 'node:test';
import type { Visitor } from './visitor.ts';

/** One step of a story, as a test of its own. */
export type Step = (name: string, act: () => Promise<void> | void) => void;

/**
 * Steps that go on where the one before stopped. The first that fails tells what each visitor had before them; those after
 * it fail at once, since they would only wait for what cannot come.
 */
export function story(visitors: () => readonly (Visitor | undefined)[]): Step {
  let stoppedAt: string | undefined;
  return (name, act) => void test(name, async (t) => {
    if (stoppedAt !== undefined) throw new Error(`Not reached: the story stopped at "${stoppedAt}".`);
    try {
      await act();
    } catch (error) {
      stoppedAt = name;
      for (const visitor of visitors()) if (visitor) t.diagnostic(await sightOf(visitor));
      throw error;
    }
  });
}

/** The page and its frames as a screen reader would tell them. */
async function sightOf({ page, witness }: Visitor): Promise<string> {
  const sights = await Promise.all(page.frames().map(async (frame) =>
    `${frame.url()}\n${await frame.locator('body').ariaSnapshot({ timeout: 2_000 }).catch((error: unknown) => String(error))}`));
  return [...sights, ...witness.complaints].join('\n');
}
