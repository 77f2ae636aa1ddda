import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as sample from '../app/app-samples.ts';
import '../entries/mentor-program.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { mount } from '../testing/mount.ts';
import { programRooms as answers } from '../testing/program-rooms.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { MentorProgram } from './mentor-program.ts';

async function open(view = 'program', { me = sample.meAsCoordinator, more = {} }: { me?: typeof sample.meAsCoordinator; more?: FakeAnswers } = {}) {
  const { element, api } = await mount<MentorProgram>(html`<mentor-program view=${view}></mentor-program>`, { me, answers: { ...answers, ...more } });
  const root = element.shadowRoot!;
  const moves: string[] = [];
  element.addEventListener('mentor-program-view', ({ detail }) => moves.push(detail.view));
  const button = (words: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words) ?? expect.fail(`no button is called ${words}`);
  const title = () => root.querySelector('.content .title')?.textContent;
  const titled = (words: string) => waitUntil(() => title() === words, words);
  return { element, api, root, moves, button, titled };
}

describe('the program, for those who coordinate it', () => {
  it('is one way through the rooms by keyboard: the focus goes along, and the host page hears of it', async () => {
    const { element, root, moves, button, titled } = await open();
    await titled('Program');
    await expectAccessible(element);
    button('Matching').focus();
    await sendKeys({ press: 'Enter' });
    await titled('Matching');
    await waitUntil(() => root.activeElement?.classList.contains('title'), 'the focus is on the heading');
    expect(button('Matching').ariaCurrent).to.equal('page');
    expect(moves).to.deep.equal(['matching']);
    expect(element.view).to.equal('matching');
  });

  it('opens where the tag says, and goes from a page behind the program back to it', async () => {
    const { button, titled, moves } = await open('asking');
    await titled('How requests go');
    expect(button('Program').ariaCurrent).to.equal('page');
    button('Program').click();
    await titled('Program');
    expect(moves).to.deep.equal(['program']);
  });

  it('leaves the address of the page around it alone', async () => {
    const before = location.href;
    const { button, titled } = await open();
    await titled('Program');
    button('Matching').click();
    await titled('Matching');
    expect(location.href).to.equal(before);
  });

  it('says how many wait to be let in, and lets them in where the people are', async () => {
    const [first] = sample.waitingPeople.items;
    const { element, root, button, titled, api } = await open('program', { more: { approveEnrolment: () => ({ ...first!, state: 'active' }) } });
    await titled('Program');
    button('People (3 waiting)').click();
    await waitUntil(() => root.querySelector('.waiting-person')?.textContent.includes('Tomás Ferreira'), 'who waits');
    await expectAccessible(element);
    root.querySelector<HTMLElement>('[aria-label="Let in Tomás Ferreira"]')!.click();
    await waitUntil(() => !root.textContent.includes('Tomás Ferreira'), 'the row has gone');
    expect(api.calls.filter(({ id }) => id === 'approveEnrolment')).to.have.length(1);
  });

  it('shows nothing of it to anybody else, and says what to do', async () => {
    const { root, element } = await open('matching', { me: { ...sample.meAsCoordinator, roles: ['mentor'] } });
    expect(root.textContent).to.include('This is for those who coordinate the program');
    expect(root.querySelector('nav')).to.equal(null);
    await expectAccessible(element);
  });

  it('tries again where the server was not reached', async () => {
    const { root, api, button, titled } = await open('program', { more: { readHome: fails('network') } });
    expect(root.textContent).to.include('We couldn’t reach the server.');
    api.answer({ readHome: () => sample.homeOfChiara });
    button('Try again').click();
    await titled('Program');
  });

  it('stays where it is for a view that it does not have', async () => {
    const { element, titled } = await open('everything');
    await titled('Program');
    element.go('goals');
    await element.updateComplete;
    await titled('Program');
  });
});
