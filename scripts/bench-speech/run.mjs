import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browser } from '../../client/e2e/speech-bench/browser.mjs';
import { toFloat } from '../../shared/dist/recordings/sound.js';
import { decodeFile } from '../../sync-server/dist/rooms/recordings/decode-file.js';
import { machine } from '../bench/measure.mjs';
import { ROOT } from '../setup/paths.mjs';
import { peer } from './peers.mjs';
import { rates } from './score.mjs';

const DATA = join(ROOT, '../shared/data/speech');
const TARGETS = { 'browser, 1 thread': 3.5, 'server engine': 1.5 };

function filesOf(given) {
  if (given.length > 0) return given.map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));
  return existsSync(DATA)
    ? readdirSync(DATA)
        .filter((name) => name.endsWith('.wav'))
        .map((name) => join(DATA, name))
    : [];
}

export async function benchSpeech({ weights, chromium, files }) {
  const paths = filesOf(files).filter((path) => existsSync(path.replace(/\.\w+$/, '.txt')));
  if (paths.length === 0) {
    process.stderr.write('bench:speech: no speech to hear. Give WAV files with a .txt beside each.\n');
    process.exit(2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-clips-'));
  try {
    const clips = [];
    for (const [at, path] of paths.entries()) {
      const { samples } = await decodeFile(path);
      const raw = join(folder, `${at}.f32`);
      writeFileSync(raw, Buffer.from(toFloat(samples).buffer));
      clips.push({ raw, said: readFileSync(path.replace(/\.\w+$/, '.txt'), 'utf8'), seconds: samples.length / 16_000 });
    }
    const seconds = clips.reduce((sum, clip) => sum + clip.seconds, 0);
    const model = { path: join(weights, 'whisper-base'), dtypes: { encoder: 'q8', decoder: 'q8' }, wordTimes: true };
    const threads = Math.max(2, Math.min(4, availableParallelism()));
    process.stdout.write(
      `${new Date().toISOString().slice(0, 10)}, ${machine()}\n${clips.length} clips, ${seconds.toFixed(1)} s of speech, Whisper base (a test model), greedy\n\n`,
    );
    const heard = [];
    const measure = async (name, count, work) => {
      const result = await work(count);
      heard.push({ name: `${name}, ${count} thread${count > 1 ? 's' : ''}`, base: name, threads: count, ...result });
    };
    for (const count of [1, threads]) {
      await measure('faster-whisper int8', count, (n) => peer('faster-whisper', clips, n));
      await measure('faster-whisper int8, beam 5', count, (n) => peer('faster-whisper', clips, n, 5));
      await measure('whisper.cpp q8_0', count, (n) => peer('whisper.cpp', clips, n));
      await measure('server engine', count, (n) => node(model, clips, n));
      await measure('browser', count, (n) => browser({ model, clips, chromium, threads: n }));
    }
    print(heard, clips, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function node(model, clips, threads) {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/bench-speech/node-engine.mjs')], {
    input: JSON.stringify({ model, clips, threads }),
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 64e6,
  });
  return status === 0 ? JSON.parse(stdout.toString('utf8')) : { skipped: `ended with ${status}` };
}

function print(heard, clips, seconds) {
  const line = (cells) =>
    process.stdout.write(
      `${cells[0].padEnd(40)}${cells
        .slice(1)
        .map((cell) => cell.padStart(12))
        .join('')}\n`,
    );
  line(['', 'words wrong', 'letters', 'CPU s/s', 'wall s/s', 'to f.-w.']);
  for (const each of heard) {
    if (each.skipped) {
      process.stdout.write(`${each.name.padEnd(40)}  skipped: ${each.skipped}\n`);
      continue;
    }
    const { wer, cer } = rates(clips, each.texts);
    const peerCpu = heard.find(({ base, threads }) => base === 'faster-whisper int8' && threads === each.threads)?.cpu;
    const ratio = peerCpu ? `${(each.cpu / peerCpu).toFixed(2)}x` : '-';
    line([
      each.name,
      `${wer.toFixed(1)} %`,
      `${cer.toFixed(1)} %`,
      (each.cpu / seconds).toFixed(2),
      (each.wall / seconds).toFixed(2),
      ratio,
    ]);
  }
  process.stdout.write(
    `\nTargets, CPU to faster-whisper int8 with as many threads: ${Object.entries(TARGETS)
      .map(([name, most]) => `${name} <= ${most}x`)
      .join(', ')}; error rates within 2 points.\n`,
  );
}
