import { SECOND } from '../core/units.ts';

/** "12 min 3 s", "1 tim 5 min": to the second under an hour, to the minute above. @param ms milliseconds */
export function durationText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return minutes % 60 > 0 ? `${hours} tim ${minutes % 60} min` : `${hours} tim`;
  if (minutes > 0) return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return `${seconds} s`;
}

/** "0:07", "12:03", "1:02:03": a place in a sound. @param ms milliseconds */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
