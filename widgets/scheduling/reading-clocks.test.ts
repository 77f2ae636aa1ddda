import { expect } from '@open-wc/testing';
import { expectAccessible } from '../testing/accessible.ts';
import { settled } from '../testing/mount.ts';
import { lists, show } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { WidgetLocale } from '../text/locale.ts';
import type { Rules } from './availability/hours.ts';
import { slotWeek, thursday } from './example-meetings.ts';
import { ofCircleByBen, toCircle } from './example-series.ts';

/** How people read clocks and weeks where they live: the hours of Thursday's meeting (17:00 in São Paulo, 21:00 in Berlin), and the first weekday. */
const readers: readonly { locale: WidgetLocale; region?: string; yours: string; theirs: string; weekStart?: number; firstDay: string }[] = [
  { locale: 'en', yours: '17:00', theirs: '21:00', firstDay: 'Monday' },
  { locale: 'en', region: 'US', yours: '5:00 PM', theirs: '9:00 PM', weekStart: 7, firstDay: 'Sunday' },
  { locale: 'en', region: 'GB', yours: '17:00', theirs: '21:00', firstDay: 'Monday' },
  { locale: 'de', region: 'DE', yours: '17:00', theirs: '21:00', firstDay: 'Montag' },
  { locale: 'ar', region: 'EG', yours: '5:00 م', theirs: '9:00 م', weekStart: 6, firstDay: 'السبت' },
];
const enterIn = (input: HTMLInputElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event('change'));
};
const plain = (words: string) => words.replace(/\s+/g, ' ');

for (const { locale, region, yours, theirs, weekStart, firstDay } of readers) {
  describe(`whoever reads ${locale} ${region ? `in ${region}` : 'anywhere'}`, () => {
    it(`reads meetings at ${yours} and ${theirs}`, async () => {
      const { element, text } = await show({ locale, ...(region && { region }), answers: lists([thursday]) });
      expect(plain(text())).to.contain(yours).and.to.contain(theirs);
      await expectAccessible(element);
    });

    it(`books in weeks from ${firstDay}`, async () => {
      const { element, api, text } = await show({ view: 'book', locale, ...(region && { region }), answers: { listSlots: ({ query }) => slotWeek(query?.from ?? (weekStart === undefined ? '2026-10-26' : weekStart === 7 ? '2026-10-25' : '2026-10-24')) } });
      await settled(element);
      expect(api.calls.find(({ id }) => id === 'listSlots')?.input.query).to.deep.equal(weekStart === undefined ? {} : { weekStart });
      expect(plain(text())).to.contain(yours).and.to.contain(theirs);
      await expectAccessible(element);
    });

    it(`sets their own hours in weeks from ${firstDay}, on such a clock`, async () => {
      const { element, api } = await show({ view: 'availability', asMentor: true, locale, ...(region && { region }) });
      await settled(element);
      const root = element.shadowRoot!;
      const days = [...root.querySelectorAll('.weekday .toggle')].map(({ textContent }) => textContent.trim());
      expect(days).to.have.length(7);
      expect(days[0]).to.equal(firstDay);
      const [from] = root.querySelectorAll<HTMLInputElement>('.weekday.on .input.time');
      const isTwelve = yours.startsWith('5');
      const [shown, typed] = isTwelve ? [locale === 'ar' ? /^\d{1,2}:00 م$/ : /^3:00\sPM$/, locale === 'ar' ? '7:30 م' : '7:30 pm'] : [/^\d\d:00$/, '19:30'];
      expect(from!.value).to.match(shown);
      from!.value = typed;
      from!.dispatchEvent(new Event('change'));
      await element.updateComplete;
      const [to] = [...root.querySelectorAll<HTMLInputElement>('.weekday.on .input.time')].slice(1);
      to!.value = isTwelve ? (locale === 'ar' ? '12:00 ص' : '12:00 AM') : '24:00';
      to!.dispatchEvent(new Event('change'));
      await element.updateComplete;
      await expectAccessible(element);
      await waitUntil(() => api.bodies('setAvailability').length > 0);
      expect((api.bodies('setAvailability').at(-1) as Rules).weekly).to.deep.include({ weekday: weekStart === undefined ? 2 : 7, from: '19:30', to: '24:00' });
    });
  });
}

describe('whoever reads a clock of twelve hours', () => {
  for (const typed of ['', 'evening']) {
    it(`sees that “${typed}” is no time, and mends it where it stands`, async () => {
      const { element, api, text } = await show({ view: 'availability', asMentor: true, region: 'US' });
      await settled(element);
      const [from] = element.shadowRoot!.querySelectorAll<HTMLInputElement>('.weekday.on .input.time');
      enterIn(from!, typed);
      await element.updateComplete;
      expect([from!.value, from!.getAttribute('aria-invalid')]).to.deep.equal([typed, 'true']);
      expect(text()).to.contain('Write a time like 20:00.');
      await expectAccessible(element);
      enterIn(from!, '2 pm');
      await waitUntil(() => api.bodies('setAvailability').length > 0);
      expect(plain(from!.value)).to.equal('2:00 PM');
    });
  }

  it('proposes times with the other one’s on such a clock', async () => {
    const { element, control, text } = await show({ view: 'book', region: 'US' });
    await settled(element);
    control('Propose three times').click();
    await element.updateComplete;
    const input = (id: string) => element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
    enterIn(input('propose-date-0'), '2026-10-24');
    enterIn(input('propose-time-0'), '10:00');
    await element.updateComplete;
    expect(plain(text())).to.contain('3:00 PM for Ben');
  });

  for (const [who, proposal] of [['a member', toCircle], ['its mentor', ofCircleByBen]] as const) {
    it(`hears of the times of a circle as they are seen, as ${who}`, async () => {
      const { element } = await show({ region: 'US', asMentor: who !== 'a member', answers: { ...lists([]), listProposals: () => ({ items: [proposal], nextCursor: null }) } });
      await settled(element);
      const heard = [...element.shadowRoot!.querySelectorAll('.proposed-time')].map((row) => row.querySelector('.button')?.getAttribute('aria-label') ?? row.querySelector('label .for-screen-readers')?.textContent);
      expect(plain(heard.join())).to.match(/\d{1,2}:\d\d [AP]M/).and.not.to.match(/\d\d:\d\d(?! [AP]M)/);
    });
  }
});
