/** What the two courses of Northfield say, before anybody adds to them. */
import type { CourseText } from '../campus.ts';

export const firstYearAtWork: CourseText = {
  id: 'car-210',
  code: 'CAR 210',
  title: 'Your first year at work',
  school: 'School of Computing',
  about: [
    'How people find work they like, and how they keep liking it. Three short modules, one real conversation a month with somebody who has done it.',
    'Your mentor is part of the course: open Mentoring, choose somebody, and ask. Alumni take part as guests.',
  ],
  announcements: [
    {
      title: 'Mentoring is open',
      text: 'More than a hundred alumni offer time this term. Have a look at Mentoring, and ask somebody this week: good questions fill up first.',
      daysAgo: 3,
    },
    {
      title: 'Guest evening: from statistics to wind farms',
      text: 'Ben Köhler (class of 2017) tells how he got from a statistics degree to an energy company. Thursday, 18:00, Room 2.14 and online.',
      daysAgo: 8,
    },
  ],
  modules: [
    {
      title: 'Start here',
      items: [
        {
          kind: 'page',
          id: 'how-it-works',
          title: 'How this course works',
          text: [
            'Each module takes about two hours. Read, try one thing, write three lines about it.',
            'There is no exam. You pass by keeping your own plan and by meeting your mentor three times.',
          ],
        },
        {
          kind: 'tool',
          id: 'meet-your-mentor',
          title: 'Meet your mentor',
          text: ['Find somebody who has been where you want to go, and ask them for half an hour.'],
        },
      ],
    },
    {
      title: 'What you bring',
      items: [
        {
          kind: 'page',
          id: 'inventory',
          title: 'An honest inventory',
          text: [
            'List ten things you did in the last two years that somebody thanked you for. Paid or not does not matter.',
            'Mark those you would do again on a rainy Monday. That is where to look for work.',
          ],
        },
        {
          kind: 'assignment',
          id: 'ten-things',
          title: 'Ten things somebody thanked you for',
          text: ['Hand in your list from the inventory, with one line each about what you did.'],
          dueInDays: -9,
          points: 10,
        },
        {
          kind: 'assignment',
          id: 'one-page',
          title: 'One page about you',
          text: ['Write one page that somebody in your field could read in a minute. Show it to your mentor before you hand it in.'],
          dueInDays: 12,
          points: 20,
        },
      ],
    },
    {
      title: 'Asking people',
      items: [
        {
          kind: 'page',
          id: 'good-questions',
          title: 'Questions that get an answer',
          text: [
            'Short, specific, and possible to answer in five minutes. Say why you ask this person and nobody else.',
            'Ask what they would do first, not what you should do with your life.',
          ],
        },
        {
          kind: 'assignment',
          id: 'three-lines',
          title: 'Three lines after your first meeting',
          text: ['What surprised you, what you will try, and by when.'],
          dueInDays: 26,
          points: 10,
        },
      ],
    },
  ],
};

export const statisticsForEveryone: CourseText = {
  id: 'mat-120',
  code: 'MAT 120',
  title: 'Statistics for everyone',
  school: 'School of Mathematics',
  about: [
    'Chance, samples and honest graphs, with data you can touch: buses, bread prices, birdsong.',
    'No earlier mathematics is needed. Curiosity is.',
  ],
  announcements: [
    {
      title: 'Data set for week 5',
      text: 'The bus delays of the last year are in Modules. Please look at them before Tuesday; we start with your guesses.',
      daysAgo: 2,
    },
  ],
  modules: [
    {
      title: 'Describing data',
      items: [
        {
          kind: 'page',
          id: 'bus-delays',
          title: 'A year of bus delays',
          text: ['41,203 arrivals at eleven stops. Before you compute anything: draw the distribution you expect, and keep the drawing.'],
        },
        {
          kind: 'assignment',
          id: 'the-guess',
          title: 'Your guess, and how far off it was',
          text: ['Hand in the drawing that you made before you computed anything, and the distribution that you found.'],
          dueInDays: -5,
          points: 10,
        },
        {
          kind: 'assignment',
          id: 'one-graph',
          title: 'One honest graph',
          text: ['Draw the same data twice: once to mislead and once to inform. Explain the difference in four sentences.'],
          dueInDays: 6,
          points: 20,
        },
      ],
    },
    {
      title: 'Samples',
      items: [
        {
          kind: 'page',
          id: 'soup',
          title: 'The soup and the spoon',
          text: ['A spoonful tells you about the pot only if you stir first. This week we learn what stirring means.'],
        },
      ],
    },
  ],
};
