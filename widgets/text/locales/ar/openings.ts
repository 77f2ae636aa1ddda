import type { Translation } from '../../text.ts';
import type { text } from '../../../app/openings.text.ts';

export const openings: Translation<typeof text> = {
  notYetTitle: 'لم يُفتح الانضمام إلى {program} بعد',
  opens: 'يُفتح {day} عند {time} بتوقيتك، وتُفتح هذه الصفحة معه.',
  overTitle: 'انتهت مدة الانضمام إلى {program}',
  over: 'أُغلق الانضمام {day} عند {time} بتوقيتك.',
  fullTitle: 'كل الأماكن في {program} مشغولة',
  full: 'يمكنك انتظار مكان. يُحفظ دورك ونكتب إليك.',
  until: 'يمكنك الانضمام حتى {day}، {time} بتوقيتك.',
  menteesFull: 'كل أماكن المتدربين مشغولة. يمكنك انتظار مكان: حين يأتي دورك يُحجز لك أيامًا.',
  mentorsFull: 'كل أماكن المرشدين مشغولة. يمكنك انتظار مكان: حين يأتي دورك يُحجز لك أيامًا.',
  menteesLater: 'يمكنك الانتظار: حين يقبل البرنامج متدربين من جديد ويأتي دورك يُحجز لك مكان أيامًا.',
  mentorsLater: 'يمكنك الانتظار: حين يقبل البرنامج مرشدين من جديد ويأتي دورك يُحجز لك مكان أيامًا.',
};
