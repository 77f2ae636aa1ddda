/** A goal as somebody writes it down. */
export interface GoalWords {
  title: string;
  howWillIKnow: string;
  /** In the order in which they are done. */
  milestones: readonly string[];
}

/** How a mentee asks for help with one topic: the goal that the request offers, and the message with it. */
export interface AskingWords {
  goal: string;
  message: string;
}

/** What people write about one topic of a program. */
export interface TopicWords {
  asking: readonly AskingWords[];
  goals: readonly GoalWords[];
}

/** By topic key. */
export type ProgramWords = Readonly<Record<string, TopicWords>>;
