/** How a time suits two people, by whose clock it does not and why: the words of the contract, part of no page. */
export const suitWords = {
  you: { good: 'good-for-both', early: 'early-for-you', late: 'late-for-you', weekend: 'weekend-for-you', outside: 'outside-your-hours' },
  them: { good: 'good-for-both', early: 'early-for-them', late: 'late-for-them', weekend: 'weekend-for-them', outside: 'outside-their-hours' },
} as const;

export type SuitWord = (typeof suitWords)[keyof typeof suitWords][keyof (typeof suitWords)['you']];

export const suits: readonly SuitWord[] = [...new Set(Object.values(suitWords).flatMap((words) => Object.values(words)))];
