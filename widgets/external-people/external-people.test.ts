import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { open } from '../testing/open-app.ts';
import { invitedPeople, nobodyInvited, preview } from '../testing/external-people.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const answers: FakeAnswers = {
  readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listCourses: () => sample.courses, listRosterMembers: sample.membersOf, listFailingAddresses: () => sample.nobodyFailing,
  listExternalPeople: () => nobodyInvited, previewPeople: () => preview, invitePeople: () => invitedPeople,
};

async function opened(more: FakeAnswers = {}) {
  const app = await open({ ...answers, ...more }, { me: sample.meAsCoordinator, at: '#people' });
  await waitUntil(() => app.shown().includes('Invite people from outside the LMS'));
  app.find<HTMLDetailsElement>('#outside').open = true;
  await waitUntil(() => app.shown().includes('Look at the rows') && app.shown().includes('Invited people'));
  return app;
}

async function paste(app: Awaited<ReturnType<typeof opened>>, text: string): Promise<void> {
  const area = app.find<HTMLTextAreaElement>('#people-paste');
  area.value = text;
  area.dispatchEvent(new InputEvent('input'));
  app.named('Look at the rows').click();
}

describe('inviting people from outside the LMS', () => {
  it('shows the bad rows first, invites exactly what was looked at, and lists who was invited, accessible', async () => {
    const app = await opened();
    await paste(app, 'email\nben@alumni.example\n');
    await waitUntil(() => app.shown().includes('1 new, 0 invited before, 0 here already, 1 with faults'));
    expect(app.shown()).to.contain('email: This is no mail address: nobody');
    await expectAccessible(app.app);
    app.named('Invite 1 person').click();
    await waitUntil(() => app.shown().includes('Ben Köhler'));
    const body = app.api.calls.find(({ id }) => id === 'invitePeople')?.input.body;
    expect(body).to.deep.equal({ content: btoa('email\nben@alumni.example\n'), role: 'mentor', digest: preview.digest });
    await expectAccessible(app.app);
  });

  it('says what is wrong with a file, and asks for one where there is none', async () => {
    const app = await opened({ previewPeople: fails('file-not-usable', { details: { why: 'spreadsheet' } }) });
    app.named('Look at the rows').click();
    await waitUntil(() => app.shown().includes('Choose a file or paste rows first.'));
    await paste(app, 'PK');
    await waitUntil(() => app.shown().includes('This is a workbook.'));
  });
});
