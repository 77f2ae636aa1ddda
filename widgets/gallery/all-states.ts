import { states as app } from '../app/app.states.ts';
import { states as board } from '../board/board.states.ts';
import { states as circles } from '../circles/circles.states.ts';
import { states as criteria } from '../criteria/criteria.states.ts';
import { states as keptApart } from '../kept-apart/kept-apart.states.ts';
import { states as directory } from '../directory/directory.states.ts';
import { states as enrolmentRules } from '../enrolment-rules/enrolment-rules.states.ts';
import { states as externalPeople } from '../external-people/external-people.states.ts';
import { states as fairness } from '../fairness/fairness.states.ts';
import { states as goals } from '../goals/goals.states.ts';
import { states as grades } from '../grades/grades.states.ts';
import { states as matching } from '../matching/matching.states.ts';
import { states as notifications } from '../notifications/notifications.states.ts';
import { states as parts } from '../parts/parts.states.ts';
import { states as program } from '../program/program.states.ts';
import { states as programMail } from '../program-mail/program-mail.states.ts';
import { states as questions } from '../questions/questions.states.ts';
import { states as requestRules } from '../request-rules/request-rules.states.ts';
import { states as requests } from '../requests/requests.states.ts';
import { states as reviews } from '../reviews/reviews.states.ts';
import { states as preview } from '../scheduling/booking/preview.states.ts';
import { states as agenda } from '../scheduling/meeting/agenda.states.ts';
import { states as place } from '../scheduling/place/place.states.ts';
import { states as scheduling } from '../scheduling/scheduling.states.ts';
import { states as workspace } from '../workspace/workspace.states.ts';
import type { ElementState } from './state.ts';

/** Every state of every element, in the order of the gallery. */
export const allStates: readonly ElementState[] = [...parts, ...app, ...criteria, ...keptApart, ...fairness, ...questions, ...programMail, ...notifications, ...requestRules, ...enrolmentRules, ...externalPeople, ...matching, ...circles, ...grades, ...reviews, ...program, ...directory, ...requests, ...goals, ...board, ...scheduling, ...preview, ...place, ...agenda, ...workspace];
