const two = (value: number) => String(value).padStart(2, '0');

/** "2:05", "1:02:05": minutes and seconds into a recording, hours when there are any. @param ms milliseconds */
export function timecode(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "00:02:05,340" as subtitles want it. @param comma what stands before the milliseconds: "," in SRT, "." in WebVTT */
export function subtitleTime(ms: number, comma: ',' | '.'): string {
  const whole = Math.max(0, Math.round(ms));
  const seconds = Math.floor(whole / 1_000);
  const time = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${time}${comma}${String(whole % 1_000).padStart(3, '0')}`;
}
