import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meAsMentee } from '../testing/people.ts';
import { meDeclined, meJoining } from './app-samples.ts';
import { askedAtJoining, firstFields, missing, toDraft, toJoin, withDraft, type JoinFields } from './join-form.ts';
import { openRoles } from './open-roles.ts';

const roles = openRoles(meJoining);
const complete: JoinFields = { role: 'mentee', name: ' Ana Ribeiro ', zone: 'America/Sao_Paulo', languages: ['pt'], topics: ['data-careers'], answers: {}, program: true, directory: false };

describe('which roles can be joined', () => {
  test('both where the program takes both, the mentor’s after approval', () => {
    assert.deepEqual(roles, [{ role: 'mentee', needsApproval: false }, { role: 'mentor', needsApproval: true }]);
  });
  test('none that is closed, none that somebody has or was declined for', () => {
    assert.deepEqual(openRoles({ ...meJoining, program: { ...meJoining.program!, enrolment: { mentor: 'closed', mentee: 'closed' } } }), []);
    assert.deepEqual(openRoles(meDeclined).map(({ role }) => role), ['mentee']);
    assert.deepEqual(openRoles(meAsMentee).map(({ role }) => role), ['mentor']);
  });
  test('somebody who left may come back', () => {
    const left = meAsMentee.enrolments.map((one) => ({ ...one, state: 'left' as const }));
    assert.equal(openRoles({ ...meAsMentee, enrolments: left }).length, 2);
  });
});

describe('the join form', () => {
  test('begins with what the platform knows, and never with a permission', () => {
    const fields = firstFields(meJoining, roles, '');
    assert.deepEqual([fields.role, fields.name, fields.zone, fields.languages], [undefined, 'Ana Ribeiro', 'America/Sao_Paulo', ['en']]);
    assert.deepEqual([fields.program, fields.directory], [false, false]);
    assert.equal(firstFields(meJoining, roles, 'mentor').role, 'mentor');
    assert.equal(firstFields(meJoining, roles.slice(1), '').role, 'mentor');
  });

  test('works without a name and a zone from the platform', () => {
    const nameless = { ...meJoining, person: { ...meJoining.person, name: null, zone: null } };
    const fields = firstFields(nameless, roles, '');
    assert.equal(fields.name, '');
    assert.notEqual(fields.zone, '', 'the device’s');
  });

  test('says what is missing in the order of the screen', () => {
    assert.deepEqual(missing({ ...complete, role: undefined, name: ' ', zone: '', languages: [], program: false }, []), ['role', 'name', 'zone', 'languages', 'program']);
    assert.deepEqual(missing(complete, []), []);
    assert.equal(toJoin({ ...complete, program: false }, []), undefined);
  });

  test('sends a mentor’s choice about the directory, and none for a mentee', () => {
    assert.deepEqual(toJoin(complete, []), { role: 'mentee', name: 'Ana Ribeiro', zone: 'America/Sao_Paulo', languages: ['pt'], topics: ['data-careers'], consent: { program: true } });
    assert.deepEqual(toJoin({ ...complete, role: 'mentor', directory: true }, [])?.consent, { program: true, directory: true });
  });

  test('asks what the program requires of the role, and sends it', () => {
    const [style, values] = meJoining.program!.questions;
    const me = { ...meJoining, program: { ...meJoining.program!, questions: [{ ...style!, required: true, role: 'mentor' as const }, { ...values!, required: true }] } };
    assert.deepEqual([askedAtJoining(me, undefined), askedAtJoining(meJoining, 'mentee')], [[], []]);
    const asked = askedAtJoining(me, 'mentee');
    assert.deepEqual(missing(complete, asked), ['answer-values']);
    assert.deepEqual(toJoin({ ...complete, answers: { values: ['learning'] } }, asked)?.answers, [{ question: 'values', options: ['learning'], visibility: 'public' }]);
  });

  test('a draft brings back what still fits, and no permission', () => {
    const fields = firstFields(meJoining, roles, '');
    assert.deepEqual(withDraft(fields, toDraft(complete), meJoining), { ...complete, program: false });
    const old = withDraft(fields, { role: 'owner', languages: 'pt,xx', topics: 'data-careers,gone' }, meJoining);
    assert.deepEqual([old.role, old.languages, old.topics, old.name], [undefined, ['pt'], ['data-careers'], 'Ana Ribeiro']);
  });
});
