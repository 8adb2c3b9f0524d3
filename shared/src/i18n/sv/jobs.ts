import type { JobState } from '../../jobs/job.ts';

export const jobsSv = {
  title: 'Jobb',
  lead: 'Det som redaktionens server arbetar med åt dig. Ljudet finns bara i serverns minne så länge jobbet pågår.',
  empty: 'Inga jobb',
  emptyText: 'Öppna en inspelning och välj att skriva ut den på redaktionens server.',
  list: 'Dina jobb',
  offline: 'Utan nät går det inte att se hur jobben går. Det som är utskrivet finns på enheten.',
  looking: 'Frågar servern',
  transcribe: 'Tal till text',
  place: 'Lokal AI arbetar på redaktionens server, plats {place} i kön',
  waitsForInput: 'Väntar på ljudet från enheten',
  running: 'Lokal AI arbetar på redaktionens server, {progress} %',
  started: 'beställt {time}',
  cancel: 'Avbryt jobbet',
  cancelled: 'Jobbet är avbrutet. Ljudet är kvar på enheten.',
  stats: 'Jobb på servern',
  statsText: 'Antal och tider för alla på redaktionen det senaste dygnet. Här visas varken vem eller vad.',
  waited: 'Väntetid i snitt: {time}',
  ran: 'Arbetstid i snitt: {time}, längst {longest}',
  none: 'Inget jobb har körts ännu.',
  toSettings: 'Till inställningar',
  settingsText: 'Det som redaktionens server arbetar med.',
  open: 'Visa jobb',
} as const;

export const jobStatesSv: Record<JobState, string> = {
  queued: 'I kö',
  running: 'Pågår',
  done: 'Klart',
  failed: 'Gick inte',
  cancelled: 'Avbrutet',
  expired: 'Hämtades inte i tid',
};
