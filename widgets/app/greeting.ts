import type { Me } from '../api/session.ts';
import { firstName } from '../parts/times.ts';
import { localIn } from '../text/calendar-dates.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './home.text.ts';
import type { Home } from './navigation.ts';

/** "Good morning, Ana", by the reader's own clock. */
export function greeting(name: string | null, formats: Formats, now: Date): string {
  const hour = Number(localIn(formats.own, now).time.slice(0, 2));
  const part = hour >= 4 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
  return name ? text(part, { name: firstName(name) }) : text(`${part}Nameless`);
}

/** The line under it: that the program is over, how far one's own pair is, whom one mentors, or how the program stands. */
export function standing({ program, roles }: Me, { matches }: Home, formats: Formats): string {
  if (program?.state === 'archived') return stateWords(program.state);
  const own = matches.find(({ mySide }) => mySide === 'mentee');
  if (own?.partner) {
    const { name } = own.partner;
    return own.weeks === null ? text('weekWith', { week: own.week, name }) : text('weekOf', { week: own.week, weeks: own.weeks, name });
  }
  const mentees = matches.filter(({ mySide }) => mySide === 'mentor').length;
  if (mentees > 0) return text('menteeCount', { count: mentees });
  if (!program || !roles.includes('coordinator')) return '';
  const until = program.endsOn ? ` ${text('programUntil', { date: formats.day(program.endsOn, 'plain') })}` : '';
  return stateWords(program.state) + until;
}

function stateWords(state: NonNullable<Me['program']>['state']): string {
  switch (state) {
    case 'draft': return text('programDraft');
    case 'enrolling': return text('programEnrolling');
    case 'matching': return text('programMatching');
    case 'running': return text('programRunning');
    case 'closing': return text('programClosing');
    case 'archived': return text('programArchived');
  }
}
