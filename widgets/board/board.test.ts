import { expect } from '@open-wc/testing';
import { expectAccessible } from '../testing/accessible.ts';
import { aSeat, anasBoard, asideSeat, auntSeat, codeSeat, fieldSeat, leftSeat, sponsorSeat } from '../testing/board.ts';
import { boardOnScreen, keeping } from '../testing/board-on-screen.ts';
import { fails } from '../testing/fake-api.ts';
import { ben, meAsMentor } from '../testing/people.ts';

describe('the board', () => {
  it('is accessible, and says that nobody else sees it', async () => {
    const { element, root } = await boardOnScreen(keeping(anasBoard));
    await expectAccessible(element);
    expect(root.querySelector('.who')).to.have.trimmed.text('Only you');
  });

  it('shows for each seat who sits there, from where, when the two last spoke and what comes', async () => {
    const { cards } = await boardOnScreen(keeping(anasBoard));
    const [field, code, aunt, sponsor] = cards();
    expect(field).to.include('Knows the field').and.to.include('Ben Köhler Alumni Mentoring').and.to.include('You met 2 weeks ago You meet on Thu 22 Oct at 17:00');
    expect(code).to.include('Leila Haddad Summer of Code, ended').and.to.include('Time to be in touch').and.to.include('You met 2 months ago');
    expect(aunt).to.include('Aunt Rosa Outside the programs').and.to.include('You spoke yesterday Be in touch by 18 Jan').and.to.include('Here before: Mr Lima');
    expect(sponsor).to.include('Sponsor').and.to.include('Nobody here yet');
  });

  it('says when the two meet next on a clock of twelve hours to who reads such a one', async () => {
    const { cards } = await boardOnScreen(keeping(anasBoard), undefined, { region: 'US' });
    expect(cards()[0]!.replace(/\s+/g, ' ')).to.include('at 5:00 PM');
  });

  it('shows what is looked for and nobody is there for, and leads into the directory of this program alone', async () => {
    const { cards, links } = await boardOnScreen(keeping(anasBoard));
    expect(cards().slice(4)).to.have.length(2);
    expect(links()).to.deep.equal([['Find someone for Sponsor', '#find'], ['Find someone for Interviews and CV', '#find?topic=interviews-and-cv']]);
  });

  it('leads a mentor to no directory', async () => {
    const { links } = await boardOnScreen(keeping({ seats: [sponsorSeat] }), meAsMentor);
    expect(links()).to.deep.equal([]);
  });

  it('has no name and nobody to speak to where somebody has left', async () => {
    const { cards, root } = await boardOnScreen(keeping({ seats: [leftSeat] }));
    expect(cards()[0]).to.include('Coach').and.to.include('Somebody who left');
    expect(root.querySelector('.spoke')).to.equal(null);
  });
});

describe('a new seat', () => {
  it('is added from an empty board with somebody from the matches; it has the focus, and the page hears of it', async () => {
    const { api, element, press, fill, says, until, focused, cards } = await boardOnScreen(keeping());
    const heard: unknown[] = [];
    element.addEventListener('mentor-board-changed', ({ detail }) => heard.push(detail));
    await press('Add a seat');
    await fill('What do you need', 'coach');
    await fill('Who sits here?', ben.id);
    await fill('How often', '4');
    await press('Add the seat');
    await says('Coach is on your board.');
    await until(() => focused() === 'More about the seat Coach', 'the new seat has the focus');
    expect(api.bodies('addBoardSeat')).to.deep.equal([{ need: { kind: 'coach' }, member: { personId: ben.id }, cadenceWeeks: 4, note: '' }]);
    expect(cards()[0]).to.include('Ben Köhler');
    expect(heard).to.deep.equal([{ seatId: '65f0c0ffee000000000ab000' }]);
    expect(api.bodies('saveDraft').at(-1), 'the draft is gone').to.deep.equal({ fields: {} });
  });

  it('in own words for somebody else asks for both, at the first field that lacks something', async () => {
    const { api, press, fill, labelled, until } = await boardOnScreen(keeping());
    await press('Add a seat');
    await fill('What do you need', 'own');
    await fill('Who sits here?', 'own');
    await press('Add the seat');
    await until(() => labelled('Your words').matches(':focus'), 'focus on what lacks');
    expect(labelled('Their name')).to.have.attribute('aria-invalid', 'true');
    await fill('Your words', 'Knows trains');
    await fill('Their name', 'Aunt Rosa');
    await press('Add the seat');
    await until(() => api.bodies('addBoardSeat').length === 1, 'it is sent');
    expect(api.bodies('addBoardSeat')).to.deep.equal([{ need: { words: 'Knows trains' }, member: { name: 'Aunt Rosa' }, cadenceWeeks: 8, note: '' }]);
  });

  it('for a topic has its name already, and the gap is gone with it', async () => {
    const { api, press, labelled, until, cards } = await boardOnScreen(keeping({ gaps: anasBoard.gaps.slice(0, 1) }));
    await press('Add a seat for Interviews and CV');
    expect(labelled('Your words').value).to.equal('Interviews and CV');
    await press('Add the seat');
    await until(() => cards().length === 1 && cards()[0]?.includes('Nobody here yet') === true, 'a seat instead of the gap');
    const [body] = api.bodies('addBoardSeat') as { topic: unknown }[];
    expect(body?.topic).to.deep.equal({ programId: anasBoard.gaps[0]?.program.id, key: 'interviews-and-cv' });
  });

  it('for which there is no room says what to do, and keeps what was typed', async () => {
    const { press, fill, labelled, until, root } = await boardOnScreen({ ...keeping({ seats: [auntSeat] }), addBoardSeat: fails('limit-reached', { status: 409, details: { limit: 12 } }) });
    await press('Add a seat');
    await fill('A note for yourself', 'Ask in May');
    await press('Add the seat');
    await until(() => root.querySelector('dialog[open] .banner')?.textContent.includes('A board has 12 seats at most. Put one aside first.') === true, 'it says so');
    expect(labelled('A note for yourself').value).to.equal('Ask in May');
  });

  it('comes back as a draft', async () => {
    const fields = { kind: 'peer', words: '', who: ben.id, name: '', weeks: '2', lastOn: '', note: 'From the lab', topic: '' };
    const { press, labelled, until } = await boardOnScreen({ ...keeping({ seats: [auntSeat] }), readDraft: ({ path }) => ({ fields: path.key === 'board-seat-new' ? fields : {}, savedAt: null }) });
    await press('Add a seat');
    await until(() => labelled('A note for yourself').value === 'From the lab', 'the draft is there');
    expect([labelled('What do you need').value, labelled('Who sits here?').value, labelled('How often').value]).to.deep.equal(['peer', ben.id, '2']);
  });
});

describe('a seat', () => {
  it('is changed; a day to come is refused where it was typed', async () => {
    const { api, choose, fill, press, labelled, until, says, cards } = await boardOnScreen(keeping({ seats: [auntSeat] }));
    await choose('More about the seat Tells me the truth about money', 'Edit');
    await fill('When did you last speak?', '2026-10-21');
    await press('Save');
    await until(() => labelled('When did you last speak?').getAttribute('aria-invalid') === 'true', 'the field says so');
    expect(api.bodies('editBoardSeat')).to.deep.equal([]);
    await fill('When did you last speak?', '2026-10-20');
    await press('Save');
    await says('Saved.');
    await until(() => cards()[0]?.includes('You spoke today') === true, 'it shows the day');
    expect(api.bodies('editBoardSeat')).to.deep.equal([{ need: { words: 'Tells me the truth about money' }, cadenceWeeks: 13, note: '', lastContactOn: '2026-10-20' }]);
  });

  it('notes that the two spoke, and takes it back to what it was', async () => {
    const { api, press, says, until, cards } = await boardOnScreen(keeping({ seats: [codeSeat] }));
    await press('We spoke today: Leila');
    await says('Noted: you spoke with Leila today.');
    await until(() => cards()[0]?.includes('You spoke today') === true, 'it is noted');
    expect(cards()[0]).not.to.include('Time to be in touch');
    await press('Undo');
    await until(() => api.bodies('editBoardSeat').length === 2, 'it is taken back');
    expect(api.bodies('editBoardSeat')).to.deep.equal([{ lastContactOn: '2026-10-20' }, { lastContactOn: null }]);
  });

  it('moves by its menu, keeps the focus, and says where it is now', async () => {
    const { choose, says, until, focused, cards } = await boardOnScreen(keeping({ seats: [fieldSeat, codeSeat, sponsorSeat] }));
    await choose('More about the seat Sponsor', 'Move earlier');
    await says('Sponsor is at place 2 of 3.');
    await until(() => focused() === 'More about the seat Sponsor', 'the focus moved along');
    expect(cards().map((card) => card.slice(0, 7))).to.deep.equal(['Knows t', 'Sponsor', 'Deep in']);
    await choose('More about the seat Sponsor', 'Move earlier');
    await says('Sponsor is at place 1 of 3.');
  });

  it('is put aside and comes back, at once or later', async () => {
    const { choose, press, says, until, cards } = await boardOnScreen(keeping({ seats: [fieldSeat, sponsorSeat] }));
    await choose('More about the seat Sponsor', 'Put aside');
    await says('Sponsor is put aside.');
    expect(cards()).to.have.length(1);
    await press('Undo');
    await says('Sponsor is on your board again.');
    await until(() => cards().length === 2, 'it is there');
    await choose('More about the seat Sponsor', 'Put aside');
    await until(() => cards().length === 1, 'it is away');
    await press('Put aside (1)');
    await press('Bring back Sponsor');
    await until(() => cards().length === 2, 'it is there again');
  });

  it('that was put aside is deleted for good only after a question', async () => {
    const { api, press, until, control, root } = await boardOnScreen(keeping({ seats: [fieldSeat], archived: [asideSeat] }));
    await press('Put aside (1)');
    await press('Delete Connector');
    await until(() => root.querySelector('#board-delete[open]') !== null, 'it asks');
    await press('Keep it');
    expect(api.calls.filter(({ id }) => id === 'removeBoardSeat')).to.deep.equal([]);
    control('Delete Connector').click();
    await until(() => root.querySelector('#board-delete[open]') !== null, 'it asks again');
    await press('Delete');
    await until(() => root.querySelector('.aside') === null, 'it is gone');
  });

  it('that was changed in another window is shown as it is', async () => {
    const server = keeping({ seats: [fieldSeat, sponsorSeat] });
    const { api, choose, until, root } = await boardOnScreen({ ...server, moveBoardSeat: fails('moved-on', { status: 409 }) });
    const reads = () => api.calls.filter(({ id }) => id === 'readBoard').length;
    const before = reads();
    await choose('More about the seat Sponsor', 'Move earlier');
    await until(() => reads() > before, 'it is read again');
    expect(root.querySelector('.banner')).not.to.equal(null);
  });

  it('that somebody else’s meeting changes is read again by itself', async () => {
    const { api, until, cards } = await boardOnScreen(keeping({ seats: [fieldSeat] }));
    api.answer({ readBoard: () => ({ ...anasBoard, seats: [aSeat({ ...fieldSeat, contact: { ...fieldSeat.contact, next: null, dueOn: null } })], gaps: [], archived: [] }) });
    api.happen({ type: 'meeting.cancelled', id: '65f0c0ffee0000000000ee02' });
    await until(() => cards()[0]?.includes('You meet on') === false, 'the meeting is gone');
  });
});

it('the whole board is deleted only after a question, and an empty one begins anew', async () => {
  const { api, choose, press, until, focused, root } = await boardOnScreen(keeping({ seats: [fieldSeat] }));
  await choose('More about your board', 'Delete the whole board');
  await until(() => root.querySelector('#board-delete[open]') !== null, 'it asks');
  await press('Delete');
  await until(() => focused() === 'Add a seat', 'the way to a new one has the focus');
  expect(api.calls.filter(({ id }) => id === 'deleteBoard')).to.have.length(1);
  expect(root.textContent).to.include('Who is on your side?');
});
