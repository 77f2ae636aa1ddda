import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translateRoles } from './platform-roles.ts';

const lis = 'http://purl.imsglobal.org/vocab/lis/v2';
const least = { instructor: false, institutionAdministrator: false, learner: false };

test('rule 9: teaching and administering a context are the same to us; the institution is something else', () => {
  assert.deepEqual(translateRoles([`${lis}/membership#Instructor`]), { ...least, instructor: true });
  assert.deepEqual(translateRoles([`${lis}/membership#Administrator`]), { ...least, instructor: true });
  assert.deepEqual(translateRoles([`${lis}/institution/person#Administrator`]), { ...least, institutionAdministrator: true });
});

test('rule 9: every other role, an unknown one, a short name and an empty list give the least privilege', () => {
  const lists = [
    [], ['Instructor'], ['urn:lti:role:ims/lis/Instructor'], [`${lis}/membership#learner`], [`${lis}/membership#Mentor`],
    [`${lis}/membership#ContentDeveloper`], [`${lis}/membership/Instructor#TeachingAssistant`], [`${lis}/membership#instructor`],
    [`${lis}/system/person#Administrator`], [`${lis}/system/person#SysAdmin`], [`${lis}/institution/person#Instructor`],
    ['http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], [`${lis}/membership#Instructor `], [`${lis}/membership#InstructorX`],
    ['https://evil.example/membership#Instructor'],
  ];
  for (const list of lists) assert.deepEqual(translateRoles(list), least, list.join());
});

test('rule 9: a teaching assistant carries the principal role Instructor as well, and coordinates nothing', () => {
  const assistant = [`${lis}/membership#Instructor`, `${lis}/membership/Instructor#TeachingAssistant`];
  assert.equal(translateRoles(assistant).instructor, false);
  assert.equal(translateRoles([...assistant, `${lis}/membership#Administrator`]).instructor, true);
});

test('who studies in the context can be graded; who teaches there as well, observes, or only tries it out cannot', () => {
  const learner = `${lis}/membership#Learner`;
  assert.deepEqual(translateRoles([learner]), { ...least, learner: true });
  assert.equal(translateRoles([learner, `${lis}/institution/person#Student`]).learner, true);
  const others = [`${lis}/membership#Instructor`, `${lis}/membership#Administrator`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'];
  for (const other of others) assert.equal(translateRoles([learner, other]).learner, false, other);
  assert.equal(translateRoles([`${lis}/membership#Mentor`, `${lis}/institution/person#Observer`]).learner, false);
});
