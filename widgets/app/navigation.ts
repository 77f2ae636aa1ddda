import type { Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import type { Icon } from '../parts/icon.ts';
import { calendar, goal, home as house, inbox, path, people, person, search, seat, swap } from '../parts/icons.ts';
import { firstName } from '../parts/times.ts';
import type { Page } from './route.ts';
import { text } from './shell.text.ts';

export type Home = Shape<'Home'>;

/** One entry of the navigation: a word for the bar, a shorter one under the icon of a narrow tab. */
export interface NavigationItem {
  page: Page;
  label: string;
  short: string;
  icon: Icon;
}

const most = 6;
/** Which give way, the first one first, where there are more: what Home shows, with a way there, whenever there is something in it. */
const givesWay: readonly Page[] = ['requests', 'goals'];

/**
 * What somebody has here, by their roles and by what has begun: never a page without content. At most six.
 * @param open the page that is open: it stays in the navigation while somebody is on it, even when a mentor's yes has just emptied it
 */
export function navigationOf(me: Me, home: Home | undefined, open?: Page): NavigationItem[] {
  const is = (role: Me['roles'][number]) => me.roles.includes(role);
  const matches = (home?.matches ?? []).filter(({ mySide }) => mySide !== null);
  const hasMentor = matches.some(({ mySide }) => mySide === 'mentee');
  const items: (NavigationItem | false)[] = [
    firstPageOf(me) === 'home' && item('home', house, text('home')),
    is('mentee') && (!hasMentor || open === 'find') && item('find', search, text('find'), text('findShort')),
    matches.length > 0 && partnersItem(matches),
    (is('mentor') || (home?.requests.length ?? 0) > 0 || open === 'requests') && item('requests', inbox, text('requests')),
    (is('mentor') || hasMentor) && item('meetings', calendar, text('meetings'), text('meetingsShort')),
    (is('mentee') || (home?.goals.length ?? 0) > 0) && item('goals', goal, text('goals')),
    (is('mentor') || is('mentee')) && circlesItem(home, open),
    !is('mentee') && is('coordinator') && item('find', people, text('directory')),
    !is('mentor') && !is('mentee') && (is('coordinator') || is('tenant-admin')) && circlesItem(home, open),
    (is('coordinator') || is('tenant-admin')) && item('program', path, text('program')),
    (is('coordinator') || is('tenant-admin')) && item('matching', swap, text('matching')),
    (is('coordinator') || is('tenant-admin') || is('teacher')) && item('people', people, text('people')),
  ];
  const here = items.filter((one) => one !== false);
  for (const page of givesWay) {
    const at = here.findIndex((one) => one.page === page && page !== open);
    if (here.length > most && at !== -1) here.splice(at, 1);
  }
  return here.slice(0, most);
}

/** Where somebody begins: who only teaches in a further course has nothing here but its people. */
export function firstPageOf({ roles }: Pick<Me, 'roles'>): Page {
  return roles.length > 0 && roles.every((role) => role === 'teacher') ? 'people' : 'home';
}

/** Every page that somebody may open by its address, in the navigation or not. */
export function pagesOf(me: Me): ReadonlySet<Page> {
  const is = (...roles: Me['roles']) => roles.some((role) => me.roles.includes(role));
  const all: (Page | false)[] = [
    firstPageOf(me), 'profile', 'join',
    is('mentor', 'mentee', 'coordinator', 'tenant-admin') && 'find',
    is('mentor', 'mentee') && 'partners',
    is('mentor', 'mentee') && 'requests',
    is('mentor', 'mentee') && 'meetings',
    is('mentor', 'mentee', 'coordinator') && 'goals',
    is('mentor', 'mentee', 'coordinator', 'tenant-admin') && 'circles',
    is('mentor', 'mentee') && 'board',
    is('coordinator', 'tenant-admin') && 'program',
    is('coordinator', 'tenant-admin') && 'criteria',
    is('coordinator', 'tenant-admin') && 'asking',
    is('coordinator', 'tenant-admin') && 'joining',
    is('coordinator', 'tenant-admin') && 'questions',
    is('coordinator', 'tenant-admin') && 'mail',
    is('coordinator', 'tenant-admin') && 'limits',
    is('coordinator', 'tenant-admin') && 'fairness',
    is('coordinator', 'tenant-admin') && 'matching',
    is('coordinator', 'tenant-admin', 'teacher') && 'people',
  ];
  return new Set(all.filter((page) => page !== false));
}

function item(page: Page, icon: Icon, label: string, short = label): NavigationItem {
  return { page, icon, label, short };
}

/** Where the program has circles that somebody may find, or while they start one. */
function circlesItem(home: Home | undefined, open: Page | undefined): NavigationItem | false {
  return (home?.hasCircles === true || open === 'circles') && item('circles', seat, text('circles'));
}

/** "With Ben" for one mentor; several people, or the mentor's side, by what they are. */
function partnersItem(matches: Home['matches']): NavigationItem {
  const sides = new Set(matches.map(({ mySide }) => mySide));
  const [only] = matches;
  if (sides.size > 1) return item('partners', people, text('yourPeople'), text('yourPeopleShort'));
  if (sides.has('mentor')) return item('partners', people, text('yourMentees'), text('yourMenteesShort'));
  if (matches.length > 1) return item('partners', people, text('yourMentors'), text('yourMentorsShort'));
  const name = firstName(only?.partner?.name ?? null);
  return item('partners', person, text('withName', { name }), name);
}
