import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { keptInFrame, type ThirdPartyCookies } from '../third-party-cookies.ts';
import { openMail, subjectsTo } from './mail.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameFits, frameOf, openMentoring, reloadFrame, secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

/** Two people whom the journey brings together, and what they agree on. The mentee has no role in the program before. */
export interface Pair {
  readonly mentee: DemoPerson;
  readonly mentor: DemoPerson;
  /** What the mentee looks for. */
  readonly facets: { readonly topic: string; readonly language: string };
  readonly goal: string;
  /** A goal that the mentee sets later, with its milestones. */
  readonly nextGoal: { readonly title: string; readonly milestones: readonly [string, string] };
}

const course = 'CAR 210: Your first year at work';

/**
 * The main job, through the course: join, find, ask, accept, set a goal, meet. Each test goes on where the one before
 * stopped, as the two people do, each in a browser context of their own.
 */
export function describeLmsJourney(demo: TestDemo, thirdPartyCookies: ThirdPartyCookies, { mentee, mentor, facets, goal, nextGoal }: Pair): void {
  describe(`in the course, with third-party cookies ${thirdPartyCookies}`, () => {
    let open: OpenBrowser;
    /** The two people, and for each the frame in which the tool shows. */
    let asking: Visitor;
    let asked: Visitor;
    let hers: FrameLocator;
    let his: FrameLocator;
    const step = story(() => [asking, asked]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies });
      asking = await visitor(open.browser);
      asked = await visitor(open.browser);
    });
    after(() => open.close());

    step('the browser keeps what this setting lets it keep', async () => {
      assert.deepEqual(await keptInFrame(open.browser), { unpartitioned: thirdPartyCookies === 'allowed', partitioned: true, storage: 'partitioned' });
    });

    step('a student joins as mentee', async () => {
      await signIn(asking, demo.lmsUrl, mentee.name);
      hers = await openMentoring(asking, course);

      await hers.getByRole('heading', { name: 'Join Alumni Mentoring' }).waitFor();
      assert.equal(await hers.getByLabel('Your name').inputValue(), mentee.name);
      await hers.getByRole('radio', { name: 'Find a mentor' }).check();
      await hers.getByLabel('Another language').selectOption(facets.language);
      await hers.getByRole('button', { name: facets.topic }).click();
      await hers.getByRole('checkbox', { name: /^Keep what I wrote here/ }).check();
      await hers.getByRole('button', { name: 'Join', exact: true }).click();

      await hers.getByRole('heading', { name: 'Find your mentor' }).waitFor();
      await hers.getByRole('listitem').filter({ has: hers.getByRole('button', { name: /^Choose / }) }).first().waitFor();
      await frameFits(asking);
    });

    step('finds the mentor by two facets, and asks with a goal', async () => {
      await hers.getByRole('button', { name: 'Filters', exact: true }).click();
      const filters = hers.getByRole('dialog', { name: 'Whom are you looking for?' });
      await filters.getByRole('checkbox', { name: facets.topic }).check();
      await filters.getByRole('checkbox', { name: facets.language }).check();
      await filters.getByRole('button', { name: /^Show \d+ mentors?$/ }).click();
      await hers.getByText(/^\d+ mentors? fits? your filters$/).waitFor();
      await hers.getByRole('link', { name: mentor.name }).click();

      await hers.getByRole('heading', { name: mentor.name }).waitFor();
      await hers.getByLabel('What would you like to work on?').fill(goal);
      await hers.getByLabel('Your message').fill('Your way is close to what I hope for. Could you look at my first project with me?');
      await hers.getByRole('button', { name: 'Send request' }).click();

      await hers.getByText(new RegExp(`^Sent\\. ${mentor.given} has \\d+ days to answer\\.$`)).waitFor();
    });

    // Before the answer: a request that was answered meanwhile is not written of any more.
    step('the mentor is asked by mail as well', async () => {
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, mentor.email, `${mentee.name} asks you to be their mentor`);
    });

    step('the mentor reads it and says yes, and the mentee sees that without reloading', async () => {
      await signIn(asked, demo.lmsUrl, mentor.name);
      his = await openMentoring(asked, course);

      await his.getByRole('link', { name: 'Requests', exact: true }).click();
      const request = his.getByRole('listitem').filter({ has: his.getByRole('heading', { name: mentee.name }) });
      await request.getByRole('button', { name: /^Read/ }).click();
      await request.getByRole('button', { name: /^Accept/ }).click();

      await his.getByText(`${mentee.given} is your mentee now.`).waitFor();
      await hers.getByText(`${mentor.given} said yes`).first().waitFor();
      await hers.getByRole('link', { name: `With ${mentor.given}` }).waitFor();
    });

    step('the goal of the request is there; another one is set with two milestones', async () => {
      await hers.getByRole('link', { name: 'Goals', exact: true }).click();
      await hers.getByRole('button', { name: goal }).or(hers.getByRole('link', { name: goal })).waitFor();
      await hers.getByRole('button', { name: 'New goal' }).click();
      await hers.getByLabel('Goal', { exact: true }).fill(nextGoal.title);
      await hers.getByLabel('Milestone 1').fill(nextGoal.milestones[0]);
      await hers.getByLabel('Milestone 2').fill(nextGoal.milestones[1]);
      await hers.getByRole('button', { name: 'Set this goal' }).click();

      await hers.getByRole('heading', { name: nextGoal.title }).waitFor();
      for (const milestone of nextGoal.milestones) await hers.getByRole('checkbox', { name: milestone }).waitFor();
    });

    step('a time is booked that stands in both time zones, and the mentor sees it without reloading', async () => {
      await his.getByRole('link', { name: 'Meetings', exact: true }).click();
      await hers.getByRole('link', { name: 'Meetings', exact: true }).click();
      await hers.getByRole('button', { name: 'Pick a time' }).click();
      const slot = hers.getByRole('button', { name: new RegExp(`your time, .+ ${mentor.given}.s time, free`) }).first();
      const nextWeek = hers.getByRole('button', { name: 'Go there' }); // late in the week this one has no times left
      await slot.or(nextWeek).first().waitFor();
      if (await nextWeek.isVisible()) await nextWeek.click();
      await slot.click();
      await hers.getByRole('button', { name: 'Book this time' }).click();

      await hers.getByText('Booked.', { exact: true }).waitFor();
      for (const [frame, me, other] of [[hers, mentee, mentor], [his, mentor, mentee]] as const) {
        const meeting = frame.getByRole('listitem').filter({ has: frame.getByRole('heading', { name: `Meeting with ${other.given}` }) });
        await meeting.getByText(`your time, ${placeOf(me)}`).waitFor();
        await meeting.getByText(`${other.given}’s time, ${placeOf(other)}`).waitFor();
      }
    });

    step('a reload of the frame goes on where it was, for both', async () => {
      await Promise.all([reloadFrame(asking), reloadFrame(asked)]);
      await hers.getByRole('heading', { name: `Meeting with ${mentor.given}` }).waitFor();
      await his.getByRole('heading', { name: `Meeting with ${mentee.given}` }).waitFor();
    });

    step('the yes and the meeting have sent their mails', async () => {
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, mentee.email, `${mentor.name} said yes`);
      const letter = await openMail(post, demo.mailboxUrl, mentee.email, `Meeting with ${mentor.name}`);
      await letter.getByText(/Your time/).first().waitFor();
      await letter.getByText(new RegExp(`${mentor.name}’s time`)).first().waitFor();
      const subjects = await subjectsTo(demo.mailboxUrl, mentor.email);
      assert.ok(subjects.some((subject) => subject.startsWith(`Meeting with ${mentee.name}`)), subjects.join('; '));
    });

    step('nothing that lets somebody in stands in an address, and the browser had nothing to refuse', async () => {
      for (const person of [asking, asked]) {
        assert.ok(person.witness.bearers.size > 0, 'the frame’s calls were seen');
        assert.deepEqual(await secretsIn(person), []);
        assert.deepEqual(person.witness.complaints, []);
        assert.match(frameOf(person).url(), /\/app\/[0-9a-f]{24}\/[\w-]+(#[\w/-]+)?$/);
      }
    });
  });
}

/** As times are told: by the city that the zone is named after. */
function placeOf({ zone, city }: DemoPerson): string {
  const name = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  return name === 'Sao Paulo' ? city : name;
}
