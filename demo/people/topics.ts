/** What the demo's programs offer help with. The keys are the programs' own content, not words of the product. */
export const TOPICS = [
  'data-careers',
  'interviews-and-cv',
  'research-and-phd',
  'first-job-abroad',
  'portfolio',
  'working-abroad',
  'energy-sector',
  'public-speaking',
  'study-skills',
  'networking',
  'entrepreneurship',
  'work-life-balance',
] as const;
export type Topic = (typeof TOPICS)[number];

export const topicLabels: Readonly<Record<Topic, string>> = {
  'data-careers': 'Data careers',
  'interviews-and-cv': 'Interviews and CV',
  'research-and-phd': 'Research and PhD',
  'first-job-abroad': 'First job abroad',
  portfolio: 'First portfolio',
  'working-abroad': 'Working abroad',
  'energy-sector': 'Energy sector',
  'public-speaking': 'Public speaking',
  'study-skills': 'Study skills',
  networking: 'Networking',
  entrepreneurship: 'Starting a business',
  'work-life-balance': 'Work and life in balance',
};
