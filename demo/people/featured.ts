import type { DemoPerson } from '../people.ts';
import type { Topic } from './topics.ts';

type Featured = Omit<DemoPerson, 'name' | 'sub' | 'email'>;

/**
 * The people whom the walk-through names. Written by hand; chance fills the halls around them. They use Northfield's
 * platform in its own language, English, whatever else they speak, so that everybody can walk through in their place.
 */
export const featuredPeople = {
  ana: {
    given: 'Ana', family: 'Ribeiro', kind: 'student', part: 'newcomer', zone: 'America/Sao_Paulo', city: 'São Paulo', locale: 'en', languages: ['pt', 'en'],
    headline: 'Statistics, second year', classOf: 2029,
    bio: 'I am in second year and trying to choose between statistics and data engineering. I built a bus-delay model with open data, and I would love to know what to do next.',
    topics: ['data-careers', 'portfolio', 'interviews-and-cv'],
  },
  ben: {
    given: 'Ben', family: 'Köhler', kind: 'alumni', part: 'mentor', zone: 'Europe/Berlin', city: 'Berlin', locale: 'en', languages: ['pt', 'de', 'en'],
    headline: 'Data engineer, Lindqvist Energy. Class of 2017', classOf: 2017,
    bio: 'I was the first in my family at university and had no idea what a data engineer was. A mentor asked me three good questions and I changed course. I’d like to do the same for you: bring something real, and we’ll work on it together.',
    topics: ['data-careers', 'portfolio', 'interviews-and-cv', 'working-abroad', 'energy-sector'],
  },
  chiara: {
    given: 'Chiara', family: 'Bianchi', kind: 'teacher', part: 'coordinator', zone: 'Europe/London', city: 'Leeds', locale: 'en', languages: ['en', 'fr'],
    headline: 'Careers and alumni, School of Computing', classOf: null,
    bio: 'I run Alumni Mentoring and teach “Your first year at work”. On Mondays I look after the pairs that could use a hand.',
    topics: [],
  },
  moses: {
    given: 'Moses', family: 'Oyelaran', kind: 'teacher', part: 'none', zone: 'Europe/London', city: 'Manchester', locale: 'en', languages: ['en'],
    headline: 'Senior lecturer in statistics', classOf: null,
    bio: 'I teach statistics to people who were told they could not do it. My course has no mentoring yet.',
    topics: [],
  },
  dev: {
    given: 'Dev', family: 'Narang', kind: 'admin', part: 'none', zone: 'Europe/London', city: 'Leeds', locale: 'en', languages: ['en'],
    headline: 'Learning systems administrator', classOf: null,
    bio: 'I look after the learning platform and everything that plugs into it.',
    topics: [],
  },
  esi: {
    given: 'Esi', family: 'Boateng', kind: 'staff', part: 'none', zone: 'Europe/London', city: 'London', locale: 'en', languages: ['en', 'fr'],
    headline: 'Portal administrator', classOf: null,
    bio: 'I run the portal and its content security policy, and I like pages that ask nobody else for anything.',
    topics: [],
  },
  farid: {
    given: 'Farid', family: 'Rahimi', kind: 'staff', part: 'safeguarding', zone: 'Europe/London', city: 'Leeds', locale: 'en', languages: ['en', 'ar'],
    headline: 'Safeguarding lead', classOf: null,
    bio: 'I read every concern the day it is raised. Only I see it.',
    topics: [],
  },
} as const satisfies Record<string, Featured>;

const known = (
  part: 'mentor' | 'mentee' | 'newcomer', name: readonly [given: string, family: string], zone: string, city: string,
  languages: DemoPerson['languages'], locale: DemoPerson['locale'], headline: string, classOf: number, bio: string, topics: readonly Topic[],
): Featured => ({
  given: name[0], family: name[1], kind: part === 'mentor' ? 'alumni' : 'student', part, zone, city, locale, languages, headline, classOf, bio, topics,
});

/** More people with a story of their own: those one meets first in the directory and in the lists. */
export const knownPeople: readonly Featured[] = [
  known('mentor', ['Ngozi', 'Adeyemi'], 'Africa/Lagos', 'Lagos', ['en', 'pt'], 'en', 'Data science lead, Kora Health. Class of 2014', 2014,
    'I lead a data team and hire juniors every spring. I like clear structure: one aim, three steps, a date. Ask me what I look for, and I will tell you.',
    ['data-careers', 'interviews-and-cv', 'public-speaking']),
  known('mentor', ['Tomás', 'Ferreira'], 'Europe/Lisbon', 'Lisbon', ['pt', 'en'], 'pt-BR', 'Analytics manager, Porto Transit. Class of 2012', 2012,
    'I moved from statistics to data and would do it again, only sooner. I ask more than I answer. Mondays after work are mine for this.',
    ['data-careers', 'portfolio', 'working-abroad']),
  known('mentor', ['Leila', 'Haddad'], 'America/Toronto', 'Montréal', ['pt', 'fr', 'ar', 'en'], 'fr', 'Civic data researcher, Open City Lab. Class of 2019', 2019,
    'I work with open data for public services. I came to Canada on my own and learned to ask for help in three languages. Saturdays are my mentoring days.',
    ['data-careers', 'research-and-phd', 'first-job-abroad']),
  known('mentor', ['Kwame', 'Mensah'], 'Africa/Lagos', 'Lagos', ['en', 'fr'], 'en', 'Payments engineer, Quill Bank. Class of 2013', 2013,
    'I build the part of a bank that nobody sees until it stops. I grew up in Accra and moved for work twice. I can talk about money, code and homesickness.',
    ['working-abroad', 'interviews-and-cv', 'networking']),
  known('mentor', ['Mei-Ling', 'Chen'], 'Australia/Sydney', 'Sydney', ['en'], 'en', 'Research fellow, Centre for Urban Health. Class of 2011', 2011,
    'I count what air does to people. I have examined twelve theses and finished one, slowly. I help with plans, chapters and nerves.',
    ['research-and-phd', 'study-skills', 'work-life-balance']),
  known('mentor', ['Sofia', 'Lindgren'], 'Europe/Berlin', 'Hamburg', ['de', 'en'], 'de', 'Wind farm planner, Tidewell Power. Class of 2015', 2015,
    'I plan where the next wind farm goes and explain it to the people next door. My way into energy was an internship nobody wanted. I know more of those.',
    ['energy-sector', 'first-job-abroad', 'public-speaking']),
  known('mentor', ['Oskar', 'Nowak'], 'Europe/Berlin', 'Leipzig', ['de', 'en'], 'de', 'Product designer, Studio Halvorsen. Class of 2018', 2018,
    'I look at forty portfolios a month and remember five. Let us make yours one of the five. Show me the unfinished things first.',
    ['portfolio', 'interviews-and-cv', 'entrepreneurship']),
  known('mentor', ['Aisha', 'Khan'], 'Europe/London', 'Manchester', ['en', 'ar'], 'en', 'Talent lead, Kestrel Foods. Class of 2010', 2010,
    'I have read some thirty thousand applications, so I know which first lines work. I am glad to practise interviews until they get boring.',
    ['interviews-and-cv', 'networking', 'public-speaking']),
  known('mentor', ['Rafael', 'Moreno'], 'America/Bogota', 'Medellín', ['es', 'en', 'pt'], 'es', 'Co-founder, Loop Bicycles. Class of 2016', 2016,
    'We repair bicycles and sell the habit of repairing. My first company closed after a year, and I can show you the spreadsheet. Bring an idea and its weakest point.',
    ['entrepreneurship', 'networking', 'work-life-balance']),
  known('mentor', ['Hana', 'Sato'], 'Australia/Sydney', 'Melbourne', ['en', 'de'], 'en', 'Research scientist, Institute for River Studies. Class of 2012', 2012,
    'I study how rivers forget what we put into them. I did my PhD abroad in a language I was still learning. I like to plan backwards from the day you want to be done.',
    ['research-and-phd', 'working-abroad', 'study-skills']),
  known('mentor', ['Yusuf', 'Demir'], 'Europe/Berlin', 'Berlin', ['de', 'en', 'fr'], 'de', 'Reporting lead, Brightwater Insurance. Class of 2009', 2009,
    'I make numbers readable for people who have five minutes. I changed from law to data at thirty. It was late and it was fine.',
    ['data-careers', 'public-speaking', 'work-life-balance']),
  known('mentee', ['Zanele', 'Dlamini'], 'Europe/London', 'London', ['en'], 'en', 'Graphic Design, third year', 2028,
    'I draw all day and apply for nothing. I would like to finish one portfolio and send it to ten people.', ['portfolio', 'networking']),
  known('mentee', ['Lucas', 'Pereira'], 'America/Sao_Paulo', 'Campinas', ['pt', 'en'], 'pt-BR', 'Computer Science, final year', 2027,
    'I work in a help desk at night and study by day. I hope to move into data engineering after my degree.', ['data-careers', 'interviews-and-cv']),
  known('mentee', ['Fatima', 'El Idrissi'], 'America/Toronto', 'Montréal', ['fr', 'ar', 'en'], 'fr', 'Public Health, second year', 2029,
    'I want to know what a PhD is like on a Tuesday. I read a lot and write too little of my own.', ['research-and-phd', 'study-skills']),
  known('mentee', ['Jonas', 'Weber'], 'Europe/Berlin', 'Kiel', ['de', 'en'], 'de', 'Economics, third year', 2028,
    'I do well in exams and badly in interviews. I would like to write one application I am proud of.', ['interviews-and-cv', 'data-careers']),
  known('mentee', ['Aroha', 'Ngata'], 'Australia/Sydney', 'Newcastle', ['en'], 'en', 'Environmental Science, second year', 2029,
    'I want to work on the change to clean energy and need a way in. I am happiest outside with a measuring tape.', ['energy-sector', 'first-job-abroad']),
  known('mentee', ['Noor', 'Hussain'], 'Europe/London', 'Leeds', ['en', 'ar'], 'en', 'Psychology, first year', 2030,
    'I am the first in my family to study. I want to study less at night and better by day.', ['study-skills', 'work-life-balance']),
  known('mentee', ['Diego', 'Castillo'], 'America/Bogota', 'Bogotá', ['es', 'en'], 'es', 'Mechanical Engineering, final year', 2027,
    'I fix bicycles for friends and would like to make that a living. I have an idea for a small business and nobody to doubt it properly.', ['entrepreneurship', 'networking']),
  known('mentee', ['Emily', 'Nguyen'], 'Australia/Sydney', 'Sydney', ['en', 'fr'], 'en', 'Biology, master’s student', 2027,
    'I have finished my field work and lost my thread. I hope to decide about a PhD by spring.', ['research-and-phd', 'public-speaking']),
  known('mentee', ['Tariq', 'Osman'], 'Europe/London', 'Cardiff', ['ar', 'en'], 'ar', 'Statistics, third year', 2028,
    'I came from Khartoum in second year and started again. I would like to find data work that helps where I come from.', ['data-careers', 'working-abroad']),
  known('mentee', ['Marie', 'Dubois'], 'America/Toronto', 'Québec', ['fr', 'en'], 'fr', 'Linguistics, second year', 2029,
    'I know three languages and no company. I would like to hear where people like me end up.', ['first-job-abroad', 'networking']),
  known('mentee', ['Inês', 'Duarte'], 'Europe/Lisbon', 'Braga', ['pt', 'en', 'es'], 'pt-BR', 'Mathematics, third year', 2028,
    'I like proofs and I am told industry does not. I want to see for myself.', ['data-careers', 'portfolio']),
  known('newcomer', ['Samuel', 'Adjei'], 'Europe/London', 'London', ['en', 'fr'], 'en', 'Physics, first year', 2030,
    'I have just arrived and am still finding the library. I would like to speak up in groups.', ['public-speaking', 'study-skills']),
  known('newcomer', ['Lucía', 'Benítez'], 'America/Bogota', 'Cali', ['es', 'en'], 'es', 'Social Work, second year', 2029,
    'I volunteer on Saturdays and want to turn that into a profession. I am looking for someone who did.', ['networking', 'work-life-balance']),
  known('newcomer', ['Jan', 'Hartmann'], 'Europe/Berlin', 'Hamburg', ['de', 'en'], 'de', 'Computer Science, first year', 2030,
    'I taught myself to program and now learn what I skipped. I want to build something that other people use.', ['portfolio', 'study-skills']),
  known('newcomer', ['Maryam', 'Al-Sayed'], 'America/Toronto', 'Ottawa', ['ar', 'en', 'fr'], 'ar', 'Architecture, third year', 2028,
    'I draw houses for people who had to leave theirs. I would like to work abroad for a year and come back.', ['working-abroad', 'portfolio']),
  known('newcomer', ['Kiran', 'Pillai'], 'Asia/Kolkata', 'Kochi', ['en'], 'en', 'Environmental Science, final year', 2027,
    'I grew up near the backwaters and watched them change. I want my first job to be about energy.', ['energy-sector', 'interviews-and-cv']),
];
