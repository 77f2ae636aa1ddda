import type { Topic } from '../../people.ts';
import type { TopicWords } from './words.ts';

/** What students write to graduates. */
export const alumniWords: Readonly<Record<Topic, TopicWords>> = {
  'data-careers': {
    asking: [
      { goal: 'Find out which data job fits me, and apply for two', message: 'I like cleaning data more than modelling it, and I am not sure that is allowed. Could we look at what your days are like, and at one of my projects?' },
      { goal: 'Land a data internship for winter', message: 'Your move from statistics to engineering is the one I am thinking about. I have one project to show and would like an honest opinion on it.' },
      { goal: 'Explain my thesis model to someone who hires', message: 'I can write about my model for hours and cannot say it in two minutes. I would love to practise on somebody who reads such work every week.' },
    ],
    goals: [
      { title: 'Build one data project that a stranger understands', howWillIKnow: 'Two people who do not study data can tell me what it shows.', milestones: ['Pick one open data set', 'Write the question in one sentence', 'Draw the three graphs that answer it', 'Rewrite the README', 'Ask two strangers to read it'] },
      { title: 'Get comfortable with SQL', howWillIKnow: 'I solve ten practice questions without looking anything up.', milestones: ['Finish the course on joins', 'Rebuild my coursework in SQL', 'Ten practice questions'] },
    ],
  },
  'interviews-and-cv': {
    asking: [
      { goal: 'Write one application I am proud of', message: 'I have sent twenty applications that all sound like everybody else. I would rather write one good one. Could you read the first line of mine?' },
      { goal: 'Stop freezing in interviews', message: 'I know my subject until somebody asks me about it. Could we practise, and would you tell me plainly what you hear?' },
    ],
    goals: [
      { title: 'A CV that fits on one page', howWillIKnow: 'Somebody who hires reads it in one minute and asks about the right line.', milestones: ['List everything I have done', 'Cut it by half', 'Ask for comments', 'Final version'] },
      { title: 'Three practice interviews before spring', howWillIKnow: 'In the third one I ask two questions of my own.', milestones: ['First practice interview', 'Write down what went wrong', 'Second practice interview', 'Third practice interview'] },
    ],
  },
  'research-and-phd': {
    asking: [
      { goal: 'Decide about a PhD by spring', message: 'Everybody tells me what a PhD is like on the day it is handed in. I would like to know what it is like on a Tuesday.' },
      { goal: 'Turn my field work into one good chapter', message: 'I have a box of notes and no thread. You have read many theses: could you help me to find the sentence in mine?' },
    ],
    goals: [
      { title: 'Write for thirty minutes every weekday', howWillIKnow: 'Four weeks with no more than two days left out.', milestones: ['Choose the hour', 'First week', 'Second week', 'Four weeks'] },
      { title: 'Talk to three people who are doing a PhD', howWillIKnow: 'I can name two things that would be good for me and two that would not.', milestones: ['Write to five people', 'First conversation', 'Second and third conversation'] },
    ],
  },
  'first-job-abroad': {
    asking: [
      { goal: 'Find three employers abroad that would really hire me', message: 'I speak three languages and know no company. I would like to hear how you found your first place, and what you would do differently.' },
      { goal: 'Plan my first year of work in another country', message: 'Visas, rent, money, friends: I do not even know the order. Could you look at my plan before I fall in love with it?' },
    ],
    goals: [
      { title: 'Understand the visa rules for two countries', howWillIKnow: 'I can explain both on one page each.', milestones: ['Read the official pages', 'Ask the international office', 'Write the two pages'] },
      { title: 'A short letter that works in another language', howWillIKnow: 'A native speaker changes fewer than five words.', milestones: ['First draft', 'Comments', 'Second draft'] },
    ],
  },
  portfolio: {
    asking: [
      { goal: 'Finish one portfolio and send it to ten people', message: 'I draw all day and finish nothing. I have five half projects and would like to choose the one that deserves the other half.' },
      { goal: 'Make my portfolio tell what I did, not what the group did', message: 'Most of my work was done in groups. Could we find out together which part of it is me?' },
    ],
    goals: [
      { title: 'Three case studies, one page each', howWillIKnow: 'Each begins with the problem and ends with what I learned.', milestones: ['Choose three projects', 'First page', 'Second page', 'Third page', 'Put them online'] },
      { title: 'Show unfinished work once a week', howWillIKnow: 'Six weeks, six pictures, at least one comment that hurt a little.', milestones: ['First week', 'Three weeks', 'Six weeks'] },
    ],
  },
  'working-abroad': {
    asking: [
      { goal: 'Decide whether I want to work abroad for good', message: 'I moved once already and am not sure whether I want to move again. You have done it twice: what did you take with you?' },
      { goal: 'Make my degree count in another country', message: 'Nobody I know has had a degree recognised abroad. I would like to do it in the right order, once.' },
    ],
    goals: [
      { title: 'Have my certificates ready to be recognised', howWillIKnow: 'The folder is complete and one person has checked it.', milestones: ['List what is needed', 'Order the papers', 'Have them translated', 'Have the folder checked'] },
      { title: 'Know five people in the city before I arrive', howWillIKnow: 'Five names, and I have spoken with each of them once.', milestones: ['Ask the alumni office', 'First two conversations', 'Five conversations'] },
    ],
  },
  'energy-sector': {
    asking: [
      { goal: 'Find my way into clean energy', message: 'I want to work on the change to clean energy and every advert asks for three years of it. Where did you begin?' },
      { goal: 'Get an internship in wind or solar for summer', message: 'I am happiest outside with a measuring tape. I would like to know which jobs still have that in them.' },
    ],
    goals: [
      { title: 'Understand how a grid is paid for', howWillIKnow: 'I can explain a power bill to my grandmother.', milestones: ['Read two introductions', 'Draw it on one page', 'Explain it to somebody'] },
      { title: 'Visit a wind or solar site', howWillIKnow: 'I have been there and asked three questions.', milestones: ['Find two sites', 'Write to them', 'Go there'] },
    ],
  },
  'public-speaking': {
    asking: [
      { goal: 'Speak up in project meetings', message: 'I have the idea on Monday and say it on Thursday, to a friend. I would like to say it in the room.' },
      { goal: 'Give a ten-minute talk without reading it', message: 'In February I present in front of eighty people. I would like to be looking at them.' },
    ],
    goals: [
      { title: 'Say one thing in every project meeting', howWillIKnow: 'Four meetings in a row.', milestones: ['Write the sentence before the meeting', 'First meeting', 'Four meetings'] },
      { title: 'A talk I can give without notes', howWillIKnow: 'I give it to three friends, and they ask about the subject.', milestones: ['Write the three sentences it is about', 'Practise alone', 'Practise with one friend', 'Give it to three'] },
    ],
  },
  'study-skills': {
    asking: [
      { goal: 'Study less at night and better by day', message: 'I work weekends and study when I am tired. I would like to find the hours that really count.' },
      { goal: 'Read papers without losing the thread', message: 'I read every word and remember none. How do you read, now that you read for a living?' },
    ],
    goals: [
      { title: 'Two fixed study mornings a week', howWillIKnow: 'Five weeks, and I know what I did in each.', milestones: ['Choose the mornings', 'Tell my flatmates', 'Five weeks'] },
      { title: 'A summary of one page for each course', howWillIKnow: 'I can study for the exam from the pages alone.', milestones: ['First course', 'Second course', 'Third course'] },
    ],
  },
  networking: {
    asking: [
      { goal: 'Write to strangers without feeling strange', message: 'I start such mails at nine and delete them at eleven. Could we write one together and send it?' },
      { goal: 'Meet five people who do what I want to do', message: 'I know nobody in this field, and everybody says it is all about whom one knows. Where would you begin in my place?' },
    ],
    goals: [
      { title: 'Five conversations with people outside my course', howWillIKnow: 'Five notes of three lines each, and one of them leads to the next.', milestones: ['Make a list of ten', 'Send the first three mails', 'Three conversations', 'Five conversations'] },
      { title: 'A profile that says what I am looking for', howWillIKnow: 'Somebody I do not know writes to me about it.', milestones: ['Rewrite the first line', 'Ask for comments', 'Put it online'] },
    ],
  },
  entrepreneurship: {
    asking: [
      { goal: 'Find out whether anybody needs my idea', message: 'I have an idea for a small business and nobody to doubt it properly. Would you be the one to doubt it?' },
      { goal: 'Sell the first ten', message: 'It works on my kitchen table. I do not know who the first ten customers are, and I am told that you ask about that.' },
    ],
    goals: [
      { title: 'Ask twenty people before I build anything', howWillIKnow: 'I can write down three things that I was wrong about.', milestones: ['Write the five questions', 'First five people', 'Ten people', 'Twenty people'] },
      { title: 'A page of numbers that I believe', howWillIKnow: 'Somebody who runs a business finds only small mistakes in it.', milestones: ['What one piece costs', 'What the month costs', 'Show it to somebody'] },
    ],
  },
  'work-life-balance': {
    asking: [
      { goal: 'Do this degree without disappearing into it', message: 'I say yes to everything until I cannot say anything. I would like to learn it before my first job and not after.' },
      { goal: 'Keep one free evening a week, and one day', message: 'With a job, a degree and two children I plan my week in quarters of an hour. How do you decide what stays undone?' },
    ],
    goals: [
      { title: 'No mail after eight in the evening', howWillIKnow: 'Three weeks, and nobody complained.', milestones: ['Tell my group', 'First week', 'Three weeks'] },
      { title: 'Run twice a week', howWillIKnow: 'Eight runs, slow ones count.', milestones: ['First run', 'Four runs', 'Eight runs'] },
    ],
  },
};
