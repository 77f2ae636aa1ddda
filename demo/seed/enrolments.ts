import { setAvailability } from '../../models/availability/availability.ts';
import { approveEnrolment, declineEnrolment, join } from '../../models/people/enrolments.ts';
import { leaveProgram } from '../../models/people/leaving.ts';
import { editProfile, flushActivity, pauseAbsent, touchActivity } from '../../models/people/people.ts';
import { usualQuestions } from '../../models/programs/templates/usual-questions.ts';
import { chance } from '../people/random.ts';
import type { Part } from './cast.ts';
import { actorOf, chanceOf, type Stage } from './stage.ts';
import { forAll } from './timeline.ts';
import { declineReason } from './words/said.ts';

/** Brings everybody into the program: they join and say who they are, the coordinator decides, mentors open their hours. */
export async function enrolAll(stage: Stage, parts: readonly Part[]): Promise<void> {
  await forAll(parts, (part) => enrol(stage, part));
}

async function enrol(stage: Stage, part: Part): Promise<void> {
  const { clock, program } = stage;
  const { person, role, topics, standing, askedDaysAgo, capacity, hours } = part;
  const draw = chanceOf(stage, role, part);
  const actor = actorOf(stage, part);
  const asked = clock.ago(askedDaysAgo, draw);
  const directory = standing !== 'unlisted';
  const { name, zone, languages, headline, bio: about } = person;
  const enrolment = await join(actor, { role, name, zone, languages, topics, consent: { program: true, directory } }, asked);
  await editProfile(actor, { role, headline, about, answers: answersOf(person.sub), ...(capacity === enrolment.capacity ? {} : { capacity }) }, asked);
  if (standing === 'waiting') return;

  const decided = clock.ago(askedDaysAgo - draw.whole(1, 2), draw);
  if (standing === 'declined') {
    await declineEnrolment(program.coordinator, enrolment.id, { reason: declineReason }, decided);
    return;
  }
  if (enrolment.state === 'pending') await approveEnrolment(program.coordinator, enrolment.id, decided);
  if (hours !== null) await setAvailability(actor, hours, decided);
}

/** What they say of themselves; one in six leaves a question out. The same in every program, and as mentor and mentee. */
function answersOf(sub: string): { question: string; options: string[] }[] {
  const draw = chance(`answers ${sub}`);
  return usualQuestions('en').flatMap(({ key, options, most }) => {
    const chosen = draw.shuffled(options.map((option) => option.key)).slice(0, draw.whole(1, most));
    return draw.fraction() < 5 / 6 ? [{ question: key, options: chosen }] : [];
  });
}

/** Where everybody stands in the end, after all that happened: breaks, absences, a farewell, and who was here lately. */
export async function settleAll(stage: Stage, parts: readonly Part[]): Promise<void> {
  await forAll(parts, async (part) => {
    const { clock } = stage;
    const { standing, hours, breakDays } = part;
    const draw = chanceOf(stage, 'settle', part);
    const actor = actorOf(stage, part);
    const days = draw.whole(2, 12);
    if (standing === 'absent') await pauseAbsent(actor, clock.ago(days, draw));
    if (standing === 'left') await leaveProgram(actor, clock.ago(days, draw));
    if (hours !== null && breakDays !== null) await setAvailability(actor, { ...hours, pausedUntil: clock.date(breakDays) }, clock.ago(days, draw));
    if (draw.fraction() < 0.9) touchActivity(actor, lastSeen(clock.start, draw.pick([0, 0, 1, 2, 3, 5, 9, 16, 25])));
  });
  await flushActivity();
}

function lastSeen(start: Date, daysAgo: number): Date {
  return new Date(start.getTime() - daysAgo * 86_400_000);
}
