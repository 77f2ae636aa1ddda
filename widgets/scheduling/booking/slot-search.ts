import { ApiTask } from '../../api/api-task.ts';
import type { Api, CallOptions, Shape } from '../../api/operation.ts';
import { text as partsText } from '../../parts/parts.text.ts';
import { weekQuery } from '../../text/week.ts';
import type { TimesHost } from '../times-host.ts';
import { text } from './booking.text.ts';

export type SlotWeek = Shape<'SlotWeek'>;
/** What is to be asked otherwise than before: the week's first day, the length, the clock. */
export interface SlotQuestion {
  from?: string | undefined;
  minutes?: number;
  zone?: string;
}
/** Reads a week of times of the match or the meeting with this id. */
export type LoadWeek = (api: Api, id: string, query: SlotQuery, options: CallOptions) => Promise<SlotWeek>;
interface SlotQuery {
  from?: string;
  weekStart?: number;
  minutes?: number;
}
type Question = [id: string | undefined, from: string | undefined, minutes: number | undefined, zone: string | undefined];
interface Answer {
  question: string;
  week: SlotWeek;
}

/** Which free times are asked for, and the week that was answered. What is not asked for is the server's choice: this week, the usual length, the person's own clock. */
export class SlotSearch {
  readonly #host: TimesHost;
  readonly task: ApiTask<Answer | undefined, Question>;
  #id: string | undefined;
  #from: string | undefined;
  #minutes: number | undefined;
  #firstWeek: string | undefined;

  constructor(host: TimesHost, load: LoadWeek) {
    this.#host = host;
    this.task = new ApiTask(host, {
      args: () => this.#question,
      load: async (api, question, options) => {
        const [id, from, minutes] = question;
        if (id === undefined) return undefined;
        const query = { ...(from ? { from } : weekQuery(host.formats)), ...(minutes && { minutes }) };
        const week = await load(api, id, query, options);
        if (from === undefined) this.#firstWeek ??= week.from;
        return { question: JSON.stringify(question), week };
      },
      refreshOn: ['meeting.', 'availability.', 'busy-calendar.', 'match.'],
      says: { loading: () => partsText('loading'), loaded: (answer) => (answer ? this.#sentence(answer.week) : '') },
    });
  }

  /** Of the match or the meeting whose times are asked for. */
  get id(): string | undefined {
    return this.#id;
  }

  /** Begins anew with another match or meeting, in its first week. */
  begin(id: string | undefined): void {
    this.#id = id;
    this.#from = undefined;
    this.#firstWeek = undefined;
  }

  ask({ from = this.#from, minutes = this.#minutes, zone }: SlotQuestion): void {
    [this.#from, this.#minutes] = [from, minutes];
    if (zone !== undefined) this.#host.session?.viewZone(zone);
    this.#host.requestUpdate();
  }

  /** The last week that was answered. */
  get week(): SlotWeek | undefined {
    return this.task.value?.week;
  }

  /** Whether that week is what is asked for now; another one is on its way otherwise. */
  get isAnswered(): boolean {
    return this.task.value?.question === JSON.stringify(this.#question);
  }

  /** First day of the week asked for. */
  get from(): string | undefined {
    return this.#from ?? this.week?.from;
  }

  /** The length that the person has asked for; undefined: the usual one. */
  get askedMinutes(): number | undefined {
    return this.#minutes;
  }

  get minutes(): number | undefined {
    return this.#minutes ?? this.week?.minutes;
  }

  /** The clock that is shown as the reader's. */
  get zone(): string | undefined {
    return this.#host.session?.viewedZone ?? this.week?.yourZone;
  }

  get zoneIsChosen(): boolean {
    return this.#host.session?.viewedZone !== undefined;
  }

  /** There is no week before that of today. */
  get isFirstWeek(): boolean {
    return this.#firstWeek !== undefined && this.from !== undefined && this.from <= this.#firstWeek;
  }

  get #question(): Question {
    return [this.#id, this.#from, this.#minutes, this.#host.session?.viewedZone];
  }

  #sentence({ from, items }: SlotWeek): string {
    return text('weekSaid', { day: this.#host.formats.day(from, 'plain'), count: items.length });
  }
}
