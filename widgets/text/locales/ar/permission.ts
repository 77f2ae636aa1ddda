import type { Translation } from '../../text.ts';
import type { text } from '../../../app/permission.text.ts';

export const permission: Translation<typeof text> = {
  title: 'موافقاتك',
  programHint: 'بدونها لا يمكنك المشاركة: سحبها يعني المغادرة.',
  directoryHint: 'عند إيقافه لا يجدك أحد جديد. ومن تعمل معهم يستمرون في رؤيتك.',
  since: 'منذ {date}',
  shown: 'ملفك ظاهر في الدليل.',
  hidden: 'لم يعد ملفك ظاهرًا في الدليل.',
  leave: 'مغادرة هذا البرنامج',
  leaveTitle: 'هل تغادر {program}؟',
  leaveMatches: 'ينتهي الإرشاد بينك وبين من معك. تُلغى اللقاءات القادمة ويُبلَّغ من تلتقي بهم.',
  leaveRequests: 'تُغلق الطلبات التي تنتظر جوابًا.',
  leaveGoals: 'لا يرى أحد بعد ذلك الأهداف التي شاركتها مع من معك في الإرشاد.',
  leaveBack: 'لا يُحذف شيء. إن أردت العودة لاحقًا فانضم من جديد.',
  stay: 'البقاء',
  leaveDo: 'مغادرة البرنامج',
  saidLeft: 'لقد غادرت البرنامج.',
};
