// One engine in a process of its own: reads clips from the parent, answers texts and the CPU seconds of hearing them.
import { readFileSync } from 'node:fs';
import { hearWindow } from '../../shared/dist/recordings/stt/hear-window.js';
import { openWhisper } from '../../sync-server/dist/rooms/recordings/speech.engine.js';

const { model, clips, threads } = JSON.parse(readFileSync(0, 'utf8'));
const recogniser = await openWhisper(model, threads);
const samplesOf = (path) => {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const hear = async ({ raw }) => {
  const samples = samplesOf(raw);
  const to = Math.round(samples.length / 16);
  const { segments } = await hearWindow({ index: 0, from: 0, to }, samples, 'sv', recogniser);
  return segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
};
await hear(clips[0]);
const before = process.cpuUsage();
const from = performance.now();
const texts = [];
for (const clip of clips) texts.push(await hear(clip));
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ texts, cpu: (user + system) / 1e6, wall: (performance.now() - from) / 1000 }));
process.exit(0);
