import { expect, test } from 'vitest';
import { createEventReader } from './follow-events.ts';

test('events are read however the stream is cut, and what keeps the line awake is passed over', () => {
  const text = ': hej\n\ndata: {"tables":["notes"]}\n\nevent: x\r\ndata:a\r\ndata: b\r\n\r\n: \n\ndata: half';
  for (let size = 1; size < 12; size++) {
    const seen: string[] = [];
    const read = createEventReader((data) => seen.push(data));
    for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size));
    expect(seen).toEqual(['{"tables":["notes"]}', 'a\nb']);
  }
});
