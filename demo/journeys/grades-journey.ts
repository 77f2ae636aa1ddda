import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { ask, enterCourse } from './api.ts';
import { goBy } from './passing-time.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { visitor, type Visitor } from './visitor.ts';

const link = 'Three more meetings';
const dayMs = 86_400_000;
/** The tool counts and sends within seconds; a loaded machine takes longer (ms). */
const soonMs = 60_000;

/**
 * A teacher places "meetings held"; the last of them puts the points into the gradebook, once, and her own later mark stays.
 * Lucas reads the tool in Portuguese.
 */
export function describeGradesJourney(demo: TestDemo): void {
  describe('meetings that count in the gradebook', () => {
    let open: OpenBrowser;
    let teacher: Visitor;
    let student: Visitor;
    let mentor: Visitor;
    /** How many meetings Lucas has held before. */
    let heldBefore: number;
    let matchId: string;
    const held: string[] = [];
    const step = story(() => [teacher, student, mentor]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [teacher, student, mentor] = [await visitor(open.browser), await visitor(open.browser), await visitor(open.browser)];
    });
    after(() => open.close());

    step('a student and his mentor have met a few times', async () => {
      await enterCourse(demo, student, 'Lucas Pereira');
      await enterCourse(demo, mentor, 'Ben Köhler');
      const { items: matches } = await ask<{ items: { id: string }[] }>(demo, student, 'GET', '/api/matches');
      matchId = matches[0]!.id;
      const { items: meetings } = await ask<{ items: { state: string }[] }>(demo, student, 'GET', '/api/meetings?when=past&limit=100');
      heldBefore = meetings.filter(({ state }) => state === 'held').length;
    });

    step('his teacher places a link that counts three more', async () => {
      const { page } = teacher;
      await enterCourse(demo, teacher, 'Chiara Bianchi');
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('region', { name: 'Add activity' }).getByRole('link', { name: 'Mentoring' }).click();
      const picker = page.getByTitle('Add from Mentoring').contentFrame();
      await picker.getByRole('checkbox', { name: /^Meetings held/ }).check();
      await picker.getByRole('group', { name: 'Meetings held' }).getByLabel('Title in the course').fill(link);
      await picker.getByLabel('Number of meetings').fill(String(heldBefore + 3));
      await picker.getByRole('button', { name: 'Add to course' }).click();
      await page.getByRole('status').getByText(`Added: ${link}`).waitFor();
    });

    step('the student sees how far he is, and the gradebook is empty', async () => {
      await openLink();
      await shown(`${heldBefore} de ${heldBefore + 3}`);
      await hold();
      await hold();
      await openLink();
      await shown(`${heldBefore + 2} de ${heldBefore + 3}`);
      await marked('No mark yet');
    });

    step('the last meeting puts all points into the gradebook, once', async () => {
      await hold();
      await markedSoon('10 of 10');
      await saidSoon('Nas notas: 10 de 10 pontos.');
      assert.deepEqual(await sent(), ['sent']);
    });

    step('the teacher changes the mark, a meeting is contested, and hers stays', async () => {
      const { page } = teacher;
      await page.goto(`${demo.lmsUrl}/courses/car-210/grades`);
      await page.getByRole('link', { name: `Lucas Pereira, ${link}` }).click();
      await page.getByLabel('Mark, at most 10').fill('7');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('status').getByText('Saved for Lucas Pereira.').waitFor();
      await ask(demo, mentor, 'POST', `/api/meetings/${held.at(-1)!}/contest`, {});
      await saidSoon('Quem ensina lançou uma nota própria. Ela fica.');
      await marked('7 of 10');
      assert.deepEqual(await sent(), ['sent', 'changed-by-hand']);
    });

    async function openLink(): Promise<void> {
      await student.page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await student.page.getByRole('link', { name: link }).click();
    }

    async function shown(words: string): Promise<void> {
      await student.page.getByTitle(link).contentFrame().getByText(words, { exact: true }).first().waitFor();
    }

    /** Opens the link again until it says so: what was sent changes nothing on an open page. */
    async function saidSoon(words: string): Promise<void> {
      const said = student.page.getByTitle(link).contentFrame().getByText(/ pontos|nota própria/).first();
      for (const end = Date.now() + soonMs; ; ) {
        await openLink();
        if ((await said.innerText()) === words) return;
        assert.ok(Date.now() < end, words);
      }
    }

    async function marked(words: string): Promise<void> {
      await student.page.goto(`${demo.lmsUrl}/courses/car-210/grades`);
      await student.page.getByRole('listitem').filter({ hasText: link }).getByText(words).waitFor();
    }

    async function markedSoon(words: string): Promise<void> {
      const { page } = student;
      for (const end = Date.now() + soonMs; ; ) {
        await page.goto(`${demo.lmsUrl}/courses/car-210/grades`);
        if ((await page.getByRole('listitem').filter({ hasText: link }).getByText(words).count()) > 0) return;
        assert.ok(Date.now() < end, `${words} is in the gradebook`);
      }
    }

    /** What came of sending Lucas's scores, the oldest first, as a coordinator reads it. */
    async function sent(): Promise<string[]> {
      const { items: columns } = await ask<{ items: { id: string; label: string }[] }>(demo, teacher, 'GET', '/api/grade-columns');
      const column = columns.find(({ label }) => label === link)!;
      const { items } = await ask<{ items: { outcome: string; person: { name: string } }[] }>(demo, teacher, 'GET', `/api/grade-columns/${column.id}/scores`);
      return items.filter(({ person }) => person.name === 'Lucas Pereira').map(({ outcome }) => outcome).reverse();
    }

    /** Books a free time, lets it go by, and says that it was held. */
    async function hold(): Promise<void> {
      const { start, minutes } = await aFreeTime();
      const { id } = await ask<{ id: string }>(demo, student, 'POST', '/api/meetings', { matchId, start, minutes });
      await goBy(demo, id, 60 + held.length);
      await ask(demo, student, 'POST', `/api/meetings/${id}/held`, { held: true });
      held.push(id);
    }

    async function aFreeTime(): Promise<{ start: string; minutes: number }> {
      for (const days of [1, 8, 15]) {
        const from = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
        const { items, minutes } = await ask<{ items: { start: string }[]; minutes: number }>(demo, student, 'GET', `/api/matches/${matchId}/slots?from=${from}`);
        if (items[0] !== undefined) return { start: items[0].start, minutes };
      }
      return assert.fail('Ben has a free time in the next weeks');
    }
  });
}
