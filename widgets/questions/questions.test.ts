import { expect } from '@open-wc/testing';
import * as sample from '../app/app-samples.ts';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { everyKind, meAsked, programQuestions, saidByBen } from '../testing/questions.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const [pace] = programQuestions.items;
const opens = (answers: FakeAnswers = {}, more: Parameters<typeof open>[1] = {}) =>
  open({ readHome: () => sample.homeOfChiara, listQuestions: () => programQuestions, readSession: () => sample.meAsCoordinator, ...answers }, { me: sample.meAsCoordinator, at: '#questions', ...more });
const type = async (opened: Opened, selector: string, value: string) => {
  const input = opened.find<HTMLInputElement>(selector);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await opened.app.updateComplete;
};
const choose = async (opened: Opened, selector: string, value: string) => {
  const select = opened.find<HTMLSelectElement>(selector);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await settled(opened.app);
};

describe('the questions of a program', () => {
  it('are listed with who is asked, who sees them and how many have answered, and shown as people see them', async () => {
    const opened = await opens();
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Questions');
    expect(opened.shown()).to.contain('Answered by 30 of 42').and.to.contain('Coordinators only').and.to.contain('Not asked any more');
    expect(opened.app.shadowRoot?.querySelector('#preview-work'), 'mentees are not asked it').to.equal(null);
    opened.named<HTMLInputElement>('A mentor').click();
    await opened.app.updateComplete;
    expect(opened.find('#preview-work').matches('input')).to.equal(true);
  });

  it('that seem to ask for something protected count for nothing until their writer says that they do not', async () => {
    const answers: FakeAnswers = { previewQuestion: fails('question-protected', { status: 409 }), editQuestion: () => pace!, readFairnessRules: () => ({ blind: false, attributes: [] }) };
    const opened = await opens(answers);
    opened.named('Edit: ').click();
    await settled(opened.app);
    await type(opened, '#text', 'Your gender?');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('This seems to ask for something protected'));
    await expectAccessible(opened.app);
    opened.api.answer({ ...answers, previewQuestion: () => ({ asked: 42, answered: 30, losing: 0, unanswered: 0 }) });
    opened.named<HTMLInputElement>('It asks for nothing protected.').click();
    await settled(opened.app);
    opened.named('Save').click();
    await waitUntil(() => opened.api.bodies('editQuestion').length === 1);
    expect(opened.api.bodies('editQuestion')[0]).to.have.property('nothingProtected', true);
    opened.named('Edit: ').click();
    await settled(opened.app);
    opened.api.answer(answers);
    opened.named('Save').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#to-fairness') !== null);
    opened.find('#to-fairness').click();
    await waitUntil(() => location.hash === '#fairness');
  });

  it('are written in every language; what may not count says so; a new one is asked at once', async () => {
    const opened = await opens({ previewQuestion: () => ({ asked: 42, answered: 0, losing: 0, unanswered: 42 }), addQuestion: () => ({ ...pace!, id: 'new' }) });
    opened.find('#add-question').click();
    await settled(opened.app);
    await expectAccessible(opened.app);
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'text');
    expect(opened.shown()).to.contain('Write the question.').and.to.contain('It needs at least two answers');
    await type(opened, '#text', 'Why now?');
    opened.named('German').click();
    await opened.app.updateComplete;
    await type(opened, '#text', 'Warum jetzt?');
    await choose(opened, '#kind', 'short-text');
    expect(opened.shown()).to.contain('never count for a pair');
    expect(opened.app.shadowRoot?.querySelector('#use')).to.equal(null);
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('addQuestion')).to.deep.equal([
      { kind: 'short-text', role: 'both', required: false, visibility: 'public', weight: 10, text: { default: 'en', text: { en: 'Why now?', de: 'Warum jetzt?' } }, options: [], most: 1, use: 'none' },
    ]);
  });

  it('that people have answered keep their kind, and a change says first who loses an answer', async () => {
    const opened = await opens({ previewQuestion: () => ({ asked: 42, answered: 30, losing: 4, unanswered: 12 }), editQuestion: () => pace! });
    opened.named('Edit: Which pace suits you?').click();
    await settled(opened.app);
    expect(opened.find<HTMLSelectElement>('#kind').disabled).to.equal(true);
    await type(opened, '#options input', 'Slowly');
    opened.named('Save').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#ask-question').open);
    await expectAccessible(opened.app);
    expect(opened.find('#ask-question').textContent).to.contain('4 people lose an answer, or a part of it.').and.not.to.contain('12');
    expect(opened.api.bodies('editQuestion')).to.deep.equal([]);
    opened.named('Save it').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editQuestion')).to.have.nested.property('[0].options[0]').that.deep.equals({ key: 'a-little-each-week', label: { default: 'en', text: { en: 'Slowly' } } });
  });

  it('move, rest and go by buttons that name them', async () => {
    const opened = await opens({ moveQuestion: () => pace!, retireQuestion: () => ({ ...pace!, retired: true }), deleteQuestion: fails('question-answered', { status: 409 }) });
    opened.named('Move down: Which pace suits you?').click();
    await waitUntil(() => opened.api.bodies('moveQuestion').length === 1);
    expect(opened.api.bodies('moveQuestion')).to.deep.equal([{ place: 1 }]);
    await settled(opened.app);
    opened.named('Stop asking: Which pace suits you?').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#ask-question').open);
    opened.find('#ask-question .primary').click();
    await waitUntil(() => opened.api.calls.some(({ id }) => id === 'retireQuestion'));
    await settled(opened.app);
    opened.named('Delete: What should your coordinator know?').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#ask-question').open);
    opened.find('#ask-question .danger').click();
    await waitUntil(() => opened.shown().includes('People have answered this question.'));
  });

  it('in a closed program are read and not changed, at 320 px too', async () => {
    const me = sample.meAsCoordinator;
    const opened = await opens({}, { me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, width: 320 });
    expect(opened.shown()).to.contain('closed for good').and.not.to.contain('Add a question');
    expect(opened.app.scrollWidth).to.be.at.most(320);
  });
});

describe('answering the questions of a program', () => {
  it('each kind is answered in its way on the profile, and what is newly required keeps nothing from being saved', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, editProfile: () => meAsked }, { me: meAsked, at: '#profile', width: 320 });
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('The program asks you for 2 more answers.');
    expect(opened.find('#answer-mentor-abroad').textContent).to.contain('your match once you have both confirmed');
    opened.named<HTMLInputElement>('On the way').click();
    opened.named<HTMLInputElement>('Yes').click();
    await opened.app.updateComplete;
    await type(opened, '#answer-mentor-tools', 'SQL, R');
    await type(opened, '#answer-mentor-work', 'Lindqvist Energy');
    await type(opened, '#answer-mentor-since', '2019-09-02');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved'));
    expect(opened.app.scrollWidth).to.be.at.most(320);
    expect(opened.api.bodies('editProfile')).to.deep.equal([
      {
        role: 'mentor',
        answers: [
          { question: 'years', options: ['on-the-way'], visibility: 'public' }, { question: 'tools', options: ['SQL', 'R'], visibility: 'public' }, { question: 'abroad', options: ['yes'], visibility: 'matched' },
          { question: 'work', options: [], text: 'Lindqvist Energy', visibility: 'public' }, { question: 'since', options: [], text: '2019-09-02', visibility: 'public' },
        ],
      },
    ]);
  });

  it('says at the field what is too much', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: meAsked, at: '#profile' });
    await type(opened, '#answer-mentor-tools', 'a, b, c, d');
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'answer-mentor-tools');
    expect(opened.shown()).to.contain('3 are enough.');
    expect(opened.api.bodies('editProfile')).to.deep.equal([]);
  });

  it('an answer that more would see by now is not saved: the profile says so, shows who, and keeps the words', async () => {
    const widened = { ...meAsked, program: { ...meAsked.program, questions: everyKind.map((question) => (question.key === 'wish' ? { ...question, visibility: 'public' as const } : question)) } };
    const opened = await open({ readHome: () => sample.homeOfBen, editProfile: fails('moved-on', { details: { questions: ['wish'] } }), readSession: () => widened }, { me: meAsked, at: '#profile' });
    await type(opened, '#answer-mentor-wish', 'Quiet rooms');
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'answer-mentor-wish');
    await opened.app.updateComplete;
    expect(opened.find('#answer-mentor-wish').parentElement?.textContent).to.contain('Everybody who can find you').and.to.contain('More people would see this answer');
    expect(opened.find<HTMLTextAreaElement>('#answer-mentor-wish').value).to.equal('Quiet rooms');
    opened.named('Save').click();
    await waitUntil(() => opened.api.bodies('editProfile').length === 2);
    expect(opened.api.bodies('editProfile').map((body) => (body as { answers: unknown[] }).answers)).to.deep.equal(
      (['coordinator', 'public'] as const).map((visibility) => [{ question: 'wish', options: [], text: 'Quiet rooms', visibility }]),
    );
  });

  it('and so does the join screen', async () => {
    const asks = (visibility: 'coordinator' | 'public') => ({ ...sample.meJoining, program: { ...sample.meJoining.program!, questions: everyKind.filter(({ key }) => key === 'wish').map((question) => ({ ...question, visibility })) } });
    const opened = await open({ join: fails('moved-on', { details: { questions: ['wish'] } }), readSession: () => asks('public'), readHome: () => sample.homeAlone }, { me: asks('coordinator') });
    opened.named<HTMLInputElement>('Find a mentor').click();
    await opened.app.updateComplete;
    await type(opened, '#answer-wish', 'Quiet rooms');
    opened.named<HTMLInputElement>('Keep what I wrote here').click();
    opened.named('Join').click();
    await waitUntil(() => focused(opened)?.id === 'answer-wish');
    await opened.app.updateComplete;
    expect(opened.shown()).to.contain('More people would see this answer').and.to.contain('Everybody who can find you');
    expect(opened.find<HTMLTextAreaElement>('#answer-wish').value).to.equal('Quiet rooms');
  });

  it('who joins is asked what is required of the role, also what came to be required meanwhile', async () => {
    const required = everyKind.filter((question) => question.required);
    const asks = (questions: typeof everyKind) => ({ ...sample.meJoining, program: { ...sample.meJoining.program!, questions } });
    const opened = await open({ join: fails('answer-missing', { status: 422 }), readSession: () => asks(required), readHome: () => sample.homeAlone }, { me: asks(required.slice(0, 1)) });
    opened.named<HTMLInputElement>('Find a mentor').click();
    await opened.app.updateComplete;
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('7 questions, a few minutes.');
    opened.named<HTMLInputElement>('Keep what I wrote here').click();
    opened.named('Join').click();
    await waitUntil(() => opened.shown().includes('Please answer this'));
    opened.named<HTMLInputElement>('A lot at once').click();
    await opened.app.updateComplete;
    opened.named('Join').click();
    await waitUntil(() => focused(opened)?.id === 'answer-wish', 'the question that is new');
    expect(opened.api.bodies('join')).to.have.nested.property('[0].answers').that.deep.equals([{ question: 'pace', options: ['a-lot-at-once'], visibility: 'public' }]);
  });
});

it('what the partner said is read when it is opened, each with who sees it', async () => {
  const opened = await open({ readHome: () => sample.homeWithBen, ...sample.pairOfAna, listAnswers: () => saidByBen }, { at: '#partners' });
  await waitUntil(() => opened.app.shadowRoot?.querySelector('.said > summary') !== null);
  expect(opened.api.calls.some(({ id }) => id === 'listAnswers')).to.equal(false);
  opened.find('.said > summary').click();
  await waitUntil(() => opened.shown().includes('Always learning'));
  await expectAccessible(opened.app);
  expect(opened.shown()).to.contain('Seen by their match and coordinators').and.to.match(/September.* 2019/);
});
