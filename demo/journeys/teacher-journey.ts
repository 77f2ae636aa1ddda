import { after, before, describe } from 'node:test';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameFits, openMentoring, signIn, visitor, type Visitor } from './visitor.ts';

const course = 'MAT 120: Statistics for everyone';
const program = 'Statistics peers';

/** A course that belongs to no program yet: its teacher starts one, and its students come in. */
export function describeTeacherJourney(demo: TestDemo): void {
  describe('in a course without a program', () => {
    let open: OpenBrowser;
    let teacher: Visitor;
    let student: Visitor;
    const step = story(() => [teacher, student]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      teacher = await visitor(open.browser);
      student = await visitor(open.browser);
    });
    after(() => open.close());

    step('a student is told who can link it', async () => {
      await signIn(student, demo.lmsUrl, 'Samuel Adjei');
      const frame = await openMentoring(student, course);
      await frame.getByRole('heading', { name: 'This course has no mentoring yet' }).waitFor();
      await frame.getByText('Your teacher can link it').waitFor();
    });

    step('the teacher starts a program from a template', async () => {
      await signIn(teacher, demo.lmsUrl, 'Moses Oyelaran');
      const frame = await openMentoring(teacher, course);
      await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
      await frame.getByRole('radio', { name: 'First-year peers' }).check();
      await frame.getByLabel('Name of the program').fill(program);
      await frame.getByRole('button', { name: 'Start the program' }).click();
      await frame.getByText('The program is open for joining.').waitFor();
      await frame.getByRole('heading', { name: 'Bring people in' }).waitFor();
    });

    step('a platform that keeps its frame low gets no scroll bar beside a page that fits', async () => {
      await teacher.page.getByTitle('Mentoring').evaluate((frame) => frame.setAttribute('height', '640'));
      await frameFits(teacher);
    });

    step('the student, who opens it again, may join', async () => {
      await student.page.reload();
      await student.page.getByTitle('Mentoring').contentFrame().getByRole('heading', { name: `Join ${program}` }).waitFor();
    });
  });
}
