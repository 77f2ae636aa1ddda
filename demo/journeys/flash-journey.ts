import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { enterCourse } from './api.ts';
import { openMail } from './mail.ts';
import { joinAsMentee } from './pair.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { mentoringFrame, visitor, type Visitor } from './visitor.ts';

/** Somebody without a mentor and a mentor who offers single sessions; both read the tool in German. */
export interface SingleSession {
  readonly mentee: DemoPerson;
  readonly mentor: DemoPerson;
  readonly topic: string;
  readonly question: string;
}

/** One session with one question, without a match. */
export function describeFlashJourney(demo: TestDemo, { mentee, mentor, topic, question }: SingleSession): void {
  describe('a flash session', () => {
    let open: OpenBrowser;
    let [asking, asked]: Visitor[] = [];
    let his: FrameLocator;
    const step = story(() => [asking, asked]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [asking, asked] = [await visitor(open.browser), await visitor(open.browser)];
    });
    after(() => open.close());

    step('a mentee who has no mentor finds one who offers single sessions', async () => {
      await joinAsMentee(demo, asking!, mentee);
      his = mentoringFrame(asking!.page);
      await his.getByRole('link', { name: 'Mentor:in finden', exact: true }).first().click();
      await his.getByRole('searchbox').fill(mentor.name);
      await his.getByRole('link', { name: mentor.name }).click();
      await his.getByRole('heading', { name: mentor.name }).waitFor();
    });

    step('he books one, with a topic and one question', async () => {
      await his.getByRole('button', { name: 'Einzelgespräch buchen' }).click();
      await his.getByLabel('Thema').selectOption({ label: topic });
      await his.getByLabel('Deine Frage').fill(question);
      await his.getByRole('button', { name: 'Spätere Woche' }).click();
      await his.getByRole('button', { name: /deine Zeit, .* frei/ }).first().click();
      await his.getByText(/für dich freigehalten/).waitFor();
      await his.getByRole('button', { name: 'Dieses Gespräch buchen' }).click();
      await his.getByText('Gebucht.').first().waitFor();
    });

    step('the mentor reads the question where the meeting is, and in the mail', async () => {
      const hers = await enterCourse(demo, asked!, mentor.name);
      await hers.getByRole('link', { name: 'Treffen', exact: true }).click();
      await hers.getByText(`Frage: ${question}`).waitFor();
      await using post = await visitor(open.browser);
      const letter = await openMail(post, demo.mailboxUrl, mentor.email, new RegExp(mentee.name));
      await letter.getByText(question).first().waitFor();
    });
  });
}
