import type { IsoDate } from '@arbetsytan/shared/core/time';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { deadlineStatus } from '@arbetsytan/shared/projects/deadline';

/** The person's own calendar date, not Greenwich's. */
export function today(now: Date = new Date()): IsoDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function deadlineText(
  deadline: IsoDate | null,
  on: IsoDate,
): { readonly text: string; readonly tone: 'neutral' | 'warn' | 'refuse' } {
  const status = deadlineStatus(deadline, on);
  if (status.kind === 'none' || deadline === null) return { text: projectsSv.noDeadline, tone: 'neutral' };
  const date = formatDate(deadline);
  if (status.kind === 'passed') return { text: fill(projectsSv.deadlinePassed, { date }), tone: 'refuse' };
  if (status.kind === 'today') return { text: projectsSv.deadlineToday, tone: 'warn' };
  if (status.kind === 'later') return { text: fill(projectsSv.deadlineLater, { date }), tone: 'neutral' };
  if (status.days === 1) return { text: projectsSv.deadlineTomorrow, tone: 'warn' };
  return { text: fill(projectsSv.deadlineSoon, { date, days: status.days }), tone: 'warn' };
}
