import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLms, mentoringTool } from '../demo/lms/lms.ts';
import type { PlannedFault } from '../demo/lms/faults/fault-plan.ts';
import { membershipsAddress } from '../demo/lms/advantage/addresses.ts';
import { Browser } from '../demo/lms/test-campus.ts';
import { peopleOf, type DemoPerson } from '../demo/people.ts';

/** What the roster benchmark asks of its platform, each answered once it is done. */
export type Ask = { faults: PlannedFault[] } | { unenrol: string[] } | { stop: true };
export interface Started {
  url: string;
  clientId: string;
  deploymentId: string;
  membershipsUrl: string;
  /** Everybody who is in the course. */
  subjects: string[];
}

const students = Number(process.env['BENCH_STUDENTS']);
const course = 'car-210';

/** The demo LMS in a process of its own, with a course as large as a whole university. */
const known = peopleOf();
const usual = known.mentees[0]!;
const more = Array.from({ length: students }, (_, n): DemoPerson => {
  const sub = `student-${String(n).padStart(6, '0')}`;
  return { ...usual, sub, name: `Student ${n}`, given: 'Student', family: String(n), email: `${sub}@northfield.example` };
});
const bySub = new Map(more.map((person) => [person.sub, person]));
const people = { ...known, everyone: [...known.everyone, ...more], bySub: (sub: string) => bySub.get(sub) ?? known.bySub(sub) };

const dataDir = await mkdtemp(join(tmpdir(), 'mentorkit-bench-roster-'));
const server = createServer();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const toolUrl = process.env['BENCH_TOOL_URL']!;
const preset = mentoringTool(toolUrl);
const lms = await createLms({ url, dataDir, people, toolUrl, preset });
server.on('request', lms.app);

const teacher = new Browser(url);
await teacher.post('/sign-in', { person: known.featured.chiara.sub });
const subjects = [...more, ...known.everyone.filter(({ kind }) => kind === 'student' || kind === 'alumni' || kind === 'staff'), known.featured.chiara].map(({ sub }) => sub);
const started: Started = { url, clientId: preset.clientId, deploymentId: preset.deploymentId, membershipsUrl: membershipsAddress(url, course, preset.deploymentId), subjects };
process.send!(started);

process.on('message', (ask: Ask) => {
  void answer(ask).then(() => {
    process.send!('done');
    if ('stop' in ask) process.disconnect!();
  });
});

async function answer(ask: Ask): Promise<void> {
  if ('faults' in ask) {
    lms.faults.clear();
    for (const fault of ask.faults) lms.faults.add(fault);
  } else if ('unenrol' in ask) {
    for (const sub of ask.unenrol) {
      const { status } = await teacher.post(`/courses/${course}/people/${sub}/unenrol`, {});
      if (status >= 400) throw new Error(`${sub} could not be unenrolled: ${status}`);
    }
  } else {
    server.close();
    server.closeAllConnections();
    await rm(dataDir, { recursive: true });
  }
}
