import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anExternalPerson, aProgram, type Place } from '../factories.ts';
import { countDocuments, useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { written } from '../programs/localized.ts';
import { limits } from '../vocabulary.ts';
import { cellOf } from './bad-rows.ts';
import { previewPeople, type Preview } from './external-people.ts';

await useTestDatabase();

const topics = [
  { key: 'data-careers', label: { default: 'en' as const, text: { en: 'Data careers', de: 'Berufe mit Daten' } } },
  { key: 'interviews', label: written('en', 'Interviews and CV') },
];

async function aPlace() {
  const place = await aProgram({ topics });
  return { place, chiara: await aCoordinator(place) };
}

async function preview(file: string | Uint8Array, place?: { place: Place; chiara: Awaited<ReturnType<typeof aCoordinator>> }): Promise<Preview> {
  const { chiara } = place ?? (await aPlace());
  return previewPeople(chiara, { bytes: typeof file === 'string' ? Buffer.from(file) : file, role: 'mentor' });
}

async function refusal(file: string | Uint8Array): Promise<unknown> {
  try {
    await preview(file);
  } catch (error) {
    assert.ok(error instanceof RuleBroken && error.code === 'file-not-usable', String(error));
    return error.details;
  }
  return assert.fail('it was taken');
}

const faultsOf = ({ bad }: Preview): unknown[] => bad.map(({ row, faults }) => [row, ...faults.map(({ column, why, suggestion }) => [column, why, suggestion])]);

describe('what a row says', () => {
  test('columns come in any order, under the names that people use, in any of our languages', async () => {
    const place = await aPlace();
    const found = await preview('Vorname;Nachname;E-Mail-Adresse;Rolle;Sprachen;Zeitzone;Themen;Beruf;Telefon\r\nBen;Köhler;Ben.Koehler@alumni.example;Mentorin;Deutsch, en;berlin;Berufe mit Daten | interviews;Data engineer;030\r\n', place);
    assert.deepEqual(found.counts, { new: 1, invited: 0, here: 0, bad: 0 });
    assert.deepEqual(found.good, [{ row: 2, outcome: 'new', email: 'Ben.Koehler@alumni.example', name: 'Ben Köhler', role: 'mentor' }]);
    assert.deepEqual(found.ignored, ['Telefon']);
    assert.equal(found.encoding, 'utf-8');
  });

  test('comma, semicolon, tab and bar separate; a mark, a "sep=" line, empty rows and quoted line breaks are no people', async () => {
    for (const separator of [',', ';', '\t', '|']) {
      const file = `\uFEFFemail${separator}name\n\nben@alumni.example${separator}"Ben\nKöhler"\n${separator}\n"eve@alumni.example"${separator}"Eve ""E"" Lind"\n`;
      const { good } = await preview(file);
      assert.deepEqual(good.map(({ email, name }) => [email, name]), [['ben@alumni.example', 'Ben Köhler'], ['eve@alumni.example', 'Eve "E" Lind']], JSON.stringify(separator));
    }
    assert.equal((await preview('sep=;\nemail;name\nben@alumni.example;Ben\n')).counts.new, 1);
  });

  test('each fault is named with its row and column, and what was perhaps meant', async () => {
    const found = await preview([
      'email,name,role,languages,zone,topics,headline,locale',
      'ben@alumni.example,Ben,mentor,de,Europe/Berlin,data-careers,Data engineer,de',
      'not an address,Eve,mentor,,,,,',
      ',Nobody,mentor,,,,,',
      'fay@alumni.example,Fay,metor,germn,Europe/Berln,data-carers,,xx',
      'BEN@alumni.example,Ben again,mentor,,,,,',
      `gus@alumni.example,${'x'.repeat(limits.displayName + 1)},mentor,,,,,`,
      'hal@alumni.example,Hal,mentor,,,,,,more',
    ].join('\n'));
    assert.deepEqual(found.counts, { new: 1, invited: 0, here: 0, bad: 6 });
    assert.deepEqual(faultsOf(found), [
      [3, ['email', 'not-an-address', null]],
      [4, ['email', 'missing', null]],
      [5, ['role', 'unknown', 'mentor'], ['languages', 'unknown', 'German'], ['zone', 'unknown', 'Europe/Berlin'], ['topics', 'unknown', 'data-careers'], ['locale', 'unknown', 'en']],
      [6, ['email', 'doubled', '2']],
      [7, ['name', 'too-long', null]],
      [8, ['email', 'cells', null]],
    ]);
  });

  test('addresses that no mail reaches are bad, unusual ones that it does are not', async () => {
    const good = ["o'neil+alumni@alumni.example", 'a_b-c.d@sub.alumni.example', 'ü@bücher.example', 'MAILTO:ben@alumni.example', '=ben@alumni.example'];
    const bad = ['ben', 'ben@', '@alumni.example', 'ben@alumni', 'ben@@alumni.example', 'ben@alumni..example', '.ben@alumni.example', 'Ben <ben@alumni.example>', 'ben@alumni.example;eve@alumni.example', `${'x'.repeat(65)}@alumni.example`, 'ben@-alumni.example'];
    const { counts } = await preview(`email\n${[...good, ...bad].map((address) => `"${address}"`).join('\n')}\n`);
    assert.deepEqual([counts.new, counts.bad], [good.length, bad.length]);
  });
});

describe('who is known already', () => {
  test('an invitation that stands, and an address that takes part, are left alone; a withdrawn or expired one is new', async () => {
    const place = await aPlace();
    await anExternalPerson(place.place, { email: 'Invited@alumni.example' });
    await anExternalPerson(place.place, { email: 'withdrawn@alumni.example', withdrawnAt: new Date() });
    await anExternalPerson(place.place, { email: 'expired@alumni.example', expiresAt: new Date(Date.now() - 1) });
    await aMentor(place.place, { person: { email: 'Here@alumni.example' } });
    await aMentee(place.place, { person: { email: 'left@alumni.example' }, enrolment: { state: 'left' } });
    const { good } = await preview('email\ninvited@alumni.example\nwithdrawn@alumni.example\nexpired@alumni.example\nhere@alumni.example\nleft@alumni.example\n', place);
    assert.deepEqual(good.map(({ outcome }) => outcome), ['invited', 'new', 'new', 'here', 'new']);
  });

  test('another program knows nothing of it', async () => {
    const place = await aPlace();
    await anExternalPerson(await aProgram({ tenantId: place.place.tenantId }), { email: 'ben@alumni.example' });
    assert.equal((await preview('email\nben@alumni.example\n', place)).counts.new, 1);
  });

  test('nothing is written, and nobody but coordinators may look', async () => {
    const place = await aPlace();
    const before = await countDocuments('external-people', 'events', 'outbox', 'people');
    await preview('email\nben@alumni.example\n', place);
    assert.deepEqual(await countDocuments('external-people', 'events', 'outbox', 'people'), before);
    await assert.rejects(previewPeople(await aMentor(place.place), { bytes: Buffer.from('email\n'), role: 'mentor' }), NotAllowed);
  });
});

describe('how a file was written', () => {
  const text = 'email;name\nben@alumni.example;Ben Köhler\n';

  test('UTF-16 and Windows-1252 are converted, and said so', async () => {
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const [bytes, encoding] of [[utf16, 'utf-16'], [utf16.subarray(2), 'utf-16'], [Buffer.from(utf16).swap16(), 'utf-16'], [Buffer.from(text, 'latin1'), 'windows-1252']] as const) {
      const found = await preview(bytes);
      assert.deepEqual([found.encoding, found.good[0]?.name], [encoding, 'Ben Köhler']);
    }
  });

  test('what is no list of people is refused as a whole, each with its own reason', async () => {
    const reasons: readonly (readonly [string | Uint8Array, Record<string, unknown>])[] = [
      ['', { why: 'empty' }],
      [' \n\n', { why: 'empty' }],
      [Buffer.from('504b030414000600', 'hex'), { why: 'spreadsheet' }],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), { why: 'spreadsheet' }],
      [Buffer.from('%PDF-1.7 email'), { why: 'not-text' }],
      ['<!doctype html><p>email', { why: 'not-text' }],
      [Buffer.from([0x65, 0x0a, 0x81, 0x8d]), { why: 'encoding' }],
      ['email,name\n', { why: 'no-people' }],
      ['name,role\nBen,mentor\n', { why: 'columns', missing: ['email'], known: ['email', 'name', 'role', 'languages', 'zone', 'topics', 'headline', 'locale'] }],
      ['email,e-mail\na@b.example,c@d.example\n', { why: 'columns', twice: 'email' }],
      ['email,name\nben@alumni.example,"Ben\n', { why: 'quotes', row: 2 }],
      [`email\n${'a@alumni.example\n'.repeat(limits.importRows + 1)}`, { why: 'too-many-rows', most: limits.importRows }],
      ['x'.repeat(limits.importBytes + 1), { why: 'too-large', most: limits.importBytes }],
    ];
    for (const [file, details] of reasons) assert.deepEqual(await refusal(file), details);
  });
});

describe('the rows that were not taken', () => {
  test('come back as a file with what is wrong, in which no spreadsheet runs anything', async () => {
    const { badFile } = await preview('email;name\n=cmd|calc;"=HYPERLINK(""http://evil.example"")"\nben@alumni.example;Ben\n@SUM(1);+1\n');
    assert.equal(badFile, [
      '\uFEFF"email","name","row","what is wrong"',
      '"\'=cmd|calc","\'=HYPERLINK(""http://evil.example"")","2","email: not-an-address"',
      '"\'@SUM(1)","\'+1","4","email: not-an-address"',
      '',
    ].join('\r\n'));
  });

  test('every beginning of a formula is defused', () => {
    for (const start of ['=', '+', '-', '@', '\t=', '\r=', ' =', '＝', '\n1']) assert.equal(cellOf(`${start}1`)[1], "'", JSON.stringify(start));
    assert.equal(cellOf('Ben, "B" K'), '"Ben, ""B"" K"');
  });
});
