import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, mentorLists, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { meetingToBe, withBen, withTomas } from '../example-meetings.ts';

const late = 'Thu 29 Oct 2026 17:00 your time 21:00 Ben’s time free';
const asked = ({ api }: Shown) => api.calls.filter(({ id }) => id === 'previewMeeting').map(({ input }) => input.query);
const agendaOf = ({ element }: Shown) => element.shadowRoot!.querySelector('details')!;

async function choosing(options: Parameters<typeof show>[0] = {}): Promise<Shown> {
  const shown = await show({ view: 'book', ...options });
  await waitUntil(() => shown.element.shadowRoot!.querySelector('.foreseen, .settings .banner'), 'what the meeting would be is there');
  await settled(shown.element);
  return shown;
}

describe('what a meeting would be, before it is booked', () => {
  it('shows the agenda that it starts with, item by item, and whose room it is in', async () => {
    const shown = await choosing();
    expect(agendaOf(shown).open).to.equal(true);
    const items = [...agendaOf(shown).querySelectorAll('li')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(items).to.have.length(7);
    expect(items[0]).to.contain('5 minutes').and.to.contain('Check in');
    expect(shown.text()).to.contain('Regular meeting (GROW)').and.to.contain('7 items. You can both change it later.');
    expect(shown.text()).to.contain('Ben’s video room').and.to.contain('The link is in your invitation.');
    await expectAccessible(shown.element);
  });

  it('follows the length and the chosen time', async () => {
    const shown = await choosing();
    expect(asked(shown)).to.deep.equal([{}]);
    shown.control('60 min').click();
    await waitUntil(() => asked(shown).length === 2);
    await settled(shown.element);
    shown.control('Thu 29 Oct 2026 17:00').click();
    await waitUntil(() => asked(shown).length === 3);
    expect(asked(shown).slice(1)).to.deep.equal([{ minutes: 60 }, { minutes: 60, start: '2026-10-29T20:00:00.000Z' }]);
  });

  it('says until when the chosen time moves without a reason, by the mentor’s notice', async () => {
    const shown = await choosing();
    expect(shown.text()).not.to.contain('You can move it');
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('You can move it up to 24 hours before. Later than that, say why.'));
    shown.api.answer({ previewMeeting: () => meetingToBe({ noticeMinutes: 0 }) });
    shown.api.happen({ type: 'availability.changed', id: 'x' });
    await waitUntil(() => shown.text().includes('You can move it until it begins.'));
  });

  it('says to a mentee that there is no room yet', async () => {
    const mentee = await choosing({ answers: { previewMeeting: () => meetingToBe({ room: null }) } });
    expect(mentee.text()).to.contain('No video room yet').and.to.contain('Agree with Ben where you meet.');
    expect(mentee.has('Set your times')).to.equal(false);
  });

  it('says so to a mentor with the way to give one', async () => {
    const mentor = await choosing({ asMentor: true, answers: { ...mentorLists(), previewMeeting: () => meetingToBe({ room: null }) } });
    mentor.control('Set your times').click();
    await waitUntil(() => mentor.element.view === 'availability');
  });

  it('never shows one partner’s room as another’s', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const answers = lists([], [], [withBen, withTomas]);
    const shown = await choosing({ answers: { ...answers, previewMeeting: async ({ path }) => (path.matchId === withTomas.id ? held.then(() => meetingToBe({ room: 'program' })) : meetingToBe()) } });
    const who = shown.control<HTMLSelectElement>('Who with?');
    who.value = withTomas.id;
    who.dispatchEvent(new Event('change'));
    await waitUntil(() => shown.has('Book a meeting with Tomás'));
    expect(shown.text()).not.to.contain('video room');
    answer();
    await waitUntil(() => shown.text().includes('The program’s video room'));
  });

  it('is folded on a narrow page, and opened by the keyboard', async () => {
    const narrow = document.createElement('style');
    narrow.textContent = 'mentor-scheduling { inline-size: 320px; }';
    document.head.append(narrow);
    try {
      const shown = await choosing();
      expect(agendaOf(shown).open).to.equal(false);
      expect(shown.element.scrollWidth).to.be.at.most(320);
      agendaOf(shown).querySelector('summary')!.focus();
      await sendKeys({ press: 'Enter' });
      expect(agendaOf(shown).open).to.equal(true);
      shown.control(late).click();
      await waitUntil(() => asked(shown).length === 2);
      await settled(shown.element);
      expect(agendaOf(shown).open, 'it stays as the person has it').to.equal(true);
    } finally {
      narrow.remove();
    }
  });

  it('that cannot be read says so with a way to try again, and a time can be booked all the same', async () => {
    const shown = await choosing({ answers: { previewMeeting: fails('network') } });
    shown.control(late).click();
    await shown.element.updateComplete;
    expect(shown.control('Book this time')).to.have.attribute('aria-disabled', 'false');
    shown.api.answer({ previewMeeting: () => meetingToBe() });
    await settled(shown.element);
    shown.control('Try again').click();
    await waitUntil(() => shown.text().includes('Ben’s video room'));
  });

  it('is in Arabic with its words, once they have come', async () => {
    const shown = await choosing({ locale: 'ar' });
    await waitUntil(() => shown.text().includes('الرابط في دعوتك.') && shown.text().includes('جدول الأعمال'));
  });
});
