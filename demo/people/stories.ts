import type { Topic } from './topics.ts';

/** A line of work: who does it, where, and what such a person can help with. */
export interface Field {
  jobs: readonly string[];
  companies: readonly string[];
  topics: readonly Topic[];
  /** "I work on ..." in a few plain words. */
  work: readonly string[];
}

export const fields: readonly Field[] = [
  {
    jobs: ['Data analyst', 'Data engineer', 'Machine learning engineer', 'Analytics manager', 'Statistician'],
    companies: ['Kora Health', 'Porto Transit', 'Brightwater Insurance', 'Anker & Lund', 'Maré Retail'],
    topics: ['data-careers', 'portfolio', 'interviews-and-cv'],
    work: ['I turn messy hospital data into numbers that nurses can use', 'I build the pipelines behind our timetable', 'I help a team of eight decide with evidence instead of volume'],
  },
  {
    jobs: ['Grid engineer', 'Energy modeller', 'Wind farm planner', 'Battery engineer'],
    companies: ['Lindqvist Energy', 'Solarco Norte', 'Tidewell Power', 'Grid East'],
    topics: ['energy-sector', 'first-job-abroad', 'data-careers'],
    work: ['I plan where the next wind farm goes', 'I keep a city’s grid steady while it moves to solar', 'I model what batteries do to the price of a winter evening'],
  },
  {
    jobs: ['Postdoctoral researcher', 'Research scientist', 'Lecturer', 'Research fellow'],
    companies: ['Open City Lab', 'Institute for River Studies', 'Hartwell College', 'Centre for Urban Health'],
    topics: ['research-and-phd', 'study-skills', 'public-speaking'],
    work: ['I study how cities breathe, street by street', 'I run a small lab and write more grant applications than papers', 'I teach first-years and look after three doctoral students'],
  },
  {
    jobs: ['Product designer', 'Architect', 'Illustrator', 'Front-end developer', 'Photo editor'],
    companies: ['Studio Halvorsen', 'Paper Boat', 'Lumen & Co', 'Atelier Fauve'],
    topics: ['portfolio', 'entrepreneurship', 'work-life-balance'],
    work: ['I design tools for people who do not like tools', 'I draw buildings that get quieter the longer you look', 'I look at forty portfolios a month and remember five'],
  },
  {
    jobs: ['Recruiter', 'People partner', 'Talent lead', 'Career adviser'],
    companies: ['Northbridge Group', 'Kestrel Foods', 'Ardent Works', 'Vela Airlines'],
    topics: ['interviews-and-cv', 'networking', 'public-speaking'],
    work: ['I read applications all day, so I know which first lines work', 'I hire graduates and stay in touch with most of them', 'I train managers to ask better questions in interviews'],
  },
  {
    jobs: ['Founder', 'Co-founder', 'Small business owner', 'Venture associate'],
    companies: ['Mango Street Coffee', 'Loop Bicycles', 'Sawubona Travel', 'Fernweh Maps'],
    topics: ['entrepreneurship', 'networking', 'work-life-balance'],
    work: ['I started a company in my kitchen and closed one before that', 'I sell repaired bicycles and the habit of repairing', 'I read business plans and mostly ask who the first ten customers are'],
  },
  {
    jobs: ['Translator', 'Project officer', 'Policy adviser', 'Public health coordinator'],
    companies: ['Harbour Relief', 'Office for Fair Trade', 'Civic Forum', 'Clean Rivers Alliance'],
    topics: ['working-abroad', 'first-job-abroad', 'networking'],
    work: ['I have worked in four countries and three alphabets', 'I write policy that has to survive translation', 'I bring people into one room who would rather send letters'],
  },
  {
    jobs: ['Software engineer', 'Security engineer', 'Site reliability engineer', 'Engineering manager'],
    companies: ['Meridian Software', 'Oak & Ember', 'Nimbus Rail Systems', 'Quill Bank'],
    topics: ['interviews-and-cv', 'working-abroad', 'portfolio'],
    work: ['I keep a train operator’s systems awake at night so that I can sleep', 'I lead six engineers and still write code on Fridays', 'I moved abroad for this job with two suitcases and a bad phrase book'],
  },
  {
    jobs: ['Teacher', 'Communications lead', 'Radio producer', 'Museum educator'],
    companies: ['City Museum of Trade', 'Radio Meridiano', 'Bellweather School', 'Studio Klar'],
    topics: ['public-speaking', 'study-skills', 'work-life-balance'],
    work: ['I explain hard things to thirty people at nine in the morning', 'I make a weekly programme about how things are made', 'I help scientists say it in two minutes'],
  },
];

export const mentorOpenings: readonly string[] = [
  'I was the first in my family to go to university.',
  'I changed course twice before something fitted.',
  'My first job was a mistake that taught me a lot.',
  'I came to Northfield with a scholarship and no plan.',
  'I studied part-time while working nights.',
  'Ten years ago I sat where you sit now.',
  'I learned most of what I use after my degree.',
  'Nobody told me you could ask for help, so I tell everyone.',
  'I grew up in a small town and had never met anyone with my job.',
  'I took the long way round and would take it again.',
];

export const mentorOffers: readonly string[] = [
  'Bring something real and we will work on it together.',
  'I ask a lot of questions and give few instructions.',
  'I like a clear plan: one aim, three steps, a date.',
  'If you send me two lines before we meet, I come prepared.',
  'I am glad to practise interviews until they get boring.',
  'We can look at your work, your doubts, or both.',
  'I will be honest, kind and on time.',
  'I can introduce you to people when you know what to ask them.',
  'Expect stories of what went wrong; they are the useful ones.',
  'I would rather hear an unfinished idea than a finished excuse.',
];

export const subjects: readonly string[] = [
  'Statistics', 'Computer Science', 'Mechanical Engineering', 'Biology', 'Economics', 'Architecture', 'Linguistics',
  'Environmental Science', 'Psychology', 'Public Health', 'Graphic Design', 'Mathematics', 'History', 'Physics', 'Social Work',
];

export const years: readonly string[] = ['first year', 'second year', 'third year', 'final year', 'master’s student'];

export const menteeOpenings: readonly string[] = [
  'I like my subject and have no idea what people do with it.',
  'I work weekends in a café, so my time is short but regular.',
  'I moved here for my degree and know few people outside it.',
  'I am the first in my family to study.',
  'I came back to university at thirty, with two children.',
  'I am curious about too many things at once.',
  'I do well in exams and badly in interviews.',
  'I built something small last summer and want to know if it is any good.',
  'I am quiet in groups and would like that to matter less.',
  'I know where I want to be in five years, and not how to start.',
];

/** What a mentee hopes for, by the need that comes first. */
export const menteeHopes: Readonly<Record<Topic, string>> = {
  'data-careers': 'I hope to find out which kind of data work would suit me.',
  'interviews-and-cv': 'I would like to write one application I am proud of.',
  'research-and-phd': 'I want to know what a PhD is like on a Tuesday.',
  'first-job-abroad': 'I would like to start my working life in another country.',
  portfolio: 'I have five unfinished projects and want one finished one.',
  'working-abroad': 'I would love to hear how others built a life abroad.',
  'energy-sector': 'I want to work on the change to clean energy and need a way in.',
  'public-speaking': 'I want to speak up in project meetings without a red face.',
  'study-skills': 'I want to study less at night and better by day.',
  networking: 'I would like to write to strangers without feeling strange.',
  entrepreneurship: 'I have an idea for a small business and nobody to doubt it properly.',
  'work-life-balance': 'I want to do this degree without disappearing into it.',
};
